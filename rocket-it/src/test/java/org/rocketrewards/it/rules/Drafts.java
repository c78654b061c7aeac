package org.rocketrewards.it.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.it.harness.Admin;
import org.rocketrewards.it.harness.Answer;

/** Drafts of the rule set as an administrator makes, publishes and gives them up; every test leaves none. */
public record Drafts(Admin admin) {
    /** A draft of the rules in force. */
    Answer make() {
        Answer made = admin.send("POST", "rule-sets/draft", null, "{}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made;
    }

    /** Puts a rule into a draft. */
    Answer put(Answer draft, String key, String rule) {
        Answer put = admin.send("PUT", "rule-sets/draft/rules/" + key, Admin.etag(draft), rule);
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        return put;
    }

    /** Publishes a draft, for now or for later, and answers the number of the version. */
    int publish(Answer draft, String note, @Nullable Instant from) {
        Answer published = admin.send(
                "POST",
                "rule-sets/draft/publication",
                Admin.etag(draft),
                "{\"note\": \"" + note + "\"" + at(from) + "}");
        assertThat(published.status()).as(published.body()).isEqualTo(201);
        return published.json().getInt("version");
    }

    /** Gives up what an earlier test left. */
    public void giveUp() {
        Answer draft = admin.send("GET", "rule-sets/draft", null, null);
        if (draft.status() == 200) {
            assertThat(admin.send("DELETE", "rule-sets/draft", Admin.etag(draft), null)
                            .status())
                    .isEqualTo(204);
        }
    }

    /** Publishes the rules of the first start again. */
    public void backToTheDefaults() {
        backToTheDefaults(null);
    }

    /** Publishes the rules of the first start again, for now or for later. */
    void backToTheDefaults(@Nullable Instant from) {
        giveUp();
        Answer back = admin.send("POST", "rule-sets/1/rollback", null, "{\"note\": \"test over\"" + at(from) + "}");
        assertThat(back.status()).as(back.body()).isEqualTo(201);
    }

    private static String at(@Nullable Instant from) {
        return from == null ? "" : ", \"effectiveFrom\": \"" + from + "\"";
    }
}
