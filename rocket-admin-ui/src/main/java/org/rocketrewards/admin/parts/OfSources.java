package org.rocketrewards.admin.parts;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Optional;
import org.rocketrewards.ingest.SourceRow;

/** A page that shows one source or all of them, as its address says. The bar above it chooses, for all such pages. */
public interface OfSources {
    /** Name of the parameter that names a source; without it a page shows all of them. */
    String SOURCE = "source";

    /** Whether the page shows one at a time; where none is chosen, the first. */
    default boolean oneAtATime() {
        return false;
    }

    /** The source that an address names; empty: all, or one that is not there. */
    static Optional<SourceRow> chosen(QueryParameters parameters, List<SourceRow> sources) {
        return parameters
                .getSingleParameter(SOURCE)
                .flatMap(name -> sources.stream()
                        .filter(source -> source.name().equals(name))
                        .findFirst());
    }

    /** The source that an address names, or the first; empty: there is none. */
    static Optional<SourceRow> one(QueryParameters parameters, List<SourceRow> sources) {
        return chosen(parameters, sources).or(() -> sources.stream().findFirst());
    }
}
