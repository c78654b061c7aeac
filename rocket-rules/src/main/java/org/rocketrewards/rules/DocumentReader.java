package org.rocketrewards.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a whole document: rules, groups, campaigns, and the rows of a mapping table. */
final class DocumentReader {
    private static final int MOST_RULES = 2_000;
    private static final int MOST_GROUPS = 200;
    private static final int MOST_CAMPAIGNS = 200;
    private static final int LONGEST_SCHEMA = 500;

    private DocumentReader() {}

    /** Reads a document; null when there are problems. */
    static @Nullable RuleDocument read(DocumentPlace place, RuleProblems problems) {
        if (!place.requireObject()) {
            return null;
        }
        place.only("$schema", "format", "rules", "groups", "campaigns", "mapping");
        RuleReader.text(place.member("$schema"), LONGEST_SCHEMA);
        DocumentPlace format = place.member("format");
        if (format != null) {
            format.whole(1, 1);
        }
        DocumentPlace rulesMember = place.has("mapping") ? place.member("rules") : place.required("rules");
        List<Rule> rules = rules(rulesMember);
        List<RuleGroup> groups = groups(place.member("groups"));
        List<Campaign> campaigns = campaigns(place.member("campaigns"));
        MappingReader.apply(place.member("mapping"), rules);
        RuleDocument document = new RuleDocument(rules, groups, campaigns);
        if (problems.isEmpty()) {
            new RuleChecks(document, problems).run();
        }
        return problems.isEmpty() ? document : null;
    }

    private static List<Rule> rules(@Nullable DocumentPlace place) {
        List<Rule> rules = new ArrayList<>();
        for (DocumentPlace item : place == null ? List.<DocumentPlace>of() : place.items(MOST_RULES)) {
            Rule rule = RuleReader.read(item);
            if (rule != null) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private static List<RuleGroup> groups(@Nullable DocumentPlace place) {
        List<RuleGroup> groups = new ArrayList<>();
        for (DocumentPlace item : place == null ? List.<DocumentPlace>of() : place.items(MOST_GROUPS)) {
            if (!item.requireObject()) {
                continue;
            }
            item.only("key", "take", "within", "priority");
            String key = RuleReader.key(item);
            DocumentPlace takeMember = item.required("take");
            RuleGroup.Take take =
                    takeMember == null ? null : takeMember.parsed(RuleGroup.Take::of, "\"first\" or \"all\"");
            String within = RuleReader.text(item.member("within"), 100);
            Long priority = RuleReader.whole(item.member("priority"), -1_000_000, 1_000_000);
            if (key != null && take != null) {
                groups.add(new RuleGroup(key, take, within, priority == null ? 0 : priority.intValue()));
            }
        }
        return groups;
    }

    private static List<Campaign> campaigns(@Nullable DocumentPlace place) {
        List<Campaign> campaigns = new ArrayList<>();
        for (DocumentPlace item : place == null ? List.<DocumentPlace>of() : place.items(MOST_CAMPAIGNS)) {
            Campaign campaign = campaign(item);
            if (campaign != null) {
                campaigns.add(campaign);
            }
        }
        return campaigns;
    }

    private static @Nullable Campaign campaign(DocumentPlace place) {
        if (!place.requireObject()) {
            return null;
        }
        place.only("key", "title", "multiplier", "from", "until", "rules", "filters");
        String key = RuleReader.key(place);
        String title = RuleReader.title(place, key);
        DocumentPlace multiplierMember = place.required("multiplier");
        BigDecimal multiplier = multiplierMember == null ? null : multiplierMember.number();
        place.required("from");
        place.required("until");
        Validity validity = RuleReader.validity(place);
        List<String> rules = Texts.keys(place.member("rules"));
        List<Condition> filters = ConditionReader.readAll(place.member("filters"));
        if (key == null || title == null || multiplierMember == null || multiplier == null) {
            return null;
        }
        try {
            return new Campaign(key, title, multiplier, validity, rules, filters);
        } catch (IllegalArgumentException e) {
            multiplierMember.invalid("must be a number from 1 to 100 with at most two decimals");
            return null;
        }
    }
}
