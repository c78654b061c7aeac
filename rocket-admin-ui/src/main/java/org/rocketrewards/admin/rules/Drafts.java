package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.rules.RuleDocument;
import org.rocketrewards.rules.RuleSetDraft;
import org.rocketrewards.rules.boundary.RuleSetDrafts;

/** The one draft, as pages deal with it. */
public final class Drafts {
    private Drafts() {}

    /** The draft, if there is one. */
    public static Optional<RuleSetDraft> find(RuleSetDrafts drafts) {
        try {
            return Optional.of(drafts.get());
        } catch (RocketException e) {
            if (e.type() == ProblemType.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The whole draft, with these rules in the place of its own. */
    static JsonObject document(RuleSetDraft draft, Collection<? extends JsonValue> rules) {
        return document(rules, draft.groups(), draft.campaigns());
    }

    /** A whole draft of these parts. */
    static JsonObject document(
            Collection<? extends JsonValue> rules,
            Collection<? extends JsonValue> groups,
            Collection<? extends JsonValue> campaigns) {
        return Json.createObjectBuilder()
                .add("rules", Json.createArrayBuilder(rules))
                .add("groups", Json.createArrayBuilder(groups))
                .add("campaigns", Json.createArrayBuilder(campaigns))
                .build();
    }

    /** The place of what has a key in a list; −1 when it is not there. */
    static int indexOf(List<? extends JsonValue> list, String key) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof JsonObject part && key.equals(Values.text(part.get("key")))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a change was refused because the draft is not the one any more that it was made for. */
    static boolean outdated(RocketException refusal) {
        return refusal.type() == ProblemType.PRECONDITION_FAILED || refusal.type() == ProblemType.NOT_FOUND;
    }

    /**
     * Puts rules in the place of the draft that was shown, or begins one where none was. What somebody else has done since
     * stays, and the person is told.
     *
     * @param again shows what is there now
     */
    public static void save(
            Component page, RuleSetDrafts drafts, @Nullable RuleSetDraft shown, RuleDocument wanted, Runnable again) {
        try {
            if (shown == null) {
                drafts.createFrom(wanted);
            } else {
                drafts.replace(shown.revision(), wanted);
            }
        } catch (RocketException e) {
            if (!outdated(e) && e.type() != ProblemType.CONFLICT) {
                throw e;
            }
            tell(page, drafts, again);
            return;
        }
        again.run();
    }

    /** Says that somebody else was faster; {@code again} shows what is there now. */
    public static void tell(Component page, RuleSetDrafts drafts, Runnable again) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(page.getTranslation("rules.draft.outdated.title"));
        dialog.setText(find(drafts)
                .map(now -> page.getTranslation("rules.draft.outdated.text", Words.withoutTricks(now.changedBy())))
                .orElseGet(() -> page.getTranslation("rules.draft.outdated.gone")));
        dialog.setConfirmText(page.getTranslation("rules.draft.outdated.show"));
        dialog.addConfirmListener(confirm -> again.run());
        dialog.open();
    }
}
