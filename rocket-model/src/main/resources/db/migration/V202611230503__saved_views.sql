-- why: people come back to the same filter and columns of a list; everybody keeps their own under names.
CREATE TABLE saved_view (
    id       integer     PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    person   text        NOT NULL,
    page     text        NOT NULL CHECK (page ~ '^[a-z][a-z-]{0,62}$'),
    name     text        NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    query    text        NOT NULL CHECK (length(query) <= 2000),
    saved_at timestamptz NOT NULL
);
-- What a person sees as the same name is one view.
CREATE UNIQUE INDEX saved_view_name ON saved_view (person, page, lower(name));
