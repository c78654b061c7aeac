package org.rocketrewards.rules.file;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rocketrewards.rules.RuleProblem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML 1.2 with plain data only: no anchors and aliases, which can explode, no tags, one document. */
final class YamlScanner {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

    private final Tree tree;
    private int documents;

    YamlScanner(Tree tree) {
        this.tree = tree;
    }

    void scan(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(RuleFile.MOST_BYTES)
                .setUseMarks(true)
                .build();
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                event(event);
            }
        } catch (MarkedYamlEngineException e) {
            String context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
            Place place = e.getProblemMark().map(YamlScanner::place).orElse(new Place(1, 1));
            throw new UnreadableFileException(
                    RuleProblem.Code.SYNTAX, place, "is no YAML: " + e.getProblem() + context);
        } catch (YamlEngineException e) {
            throw new UnreadableFileException(
                    RuleProblem.Code.SYNTAX, new Place(1, 1), "is no YAML: " + e.getMessage());
        }
    }

    private void event(Event event) {
        Place place = event.getStartMark().map(YamlScanner::place).orElse(new Place(1, 1));
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw new UnreadableFileException(
                    RuleProblem.Code.NOT_PLAIN_DATA,
                    place,
                    "anchors (&) and aliases (*) are not allowed: write it out");
        }
        switch (event.getEventId()) {
            case DocumentStart -> {
                if (++documents > 1) {
                    throw new UnreadableFileException(
                            RuleProblem.Code.SYNTAX, place, "a second document (---) is not allowed");
                }
            }
            case MappingStart, SequenceStart -> {
                noTag(((CollectionStartEvent) event).getTag(), place);
                noComplexKey(place);
                tree.begin(event.getEventId() == Event.ID.MappingStart, place);
            }
            case MappingEnd, SequenceEnd -> tree.end();
            case Scalar -> {
                ScalarEvent scalar = (ScalarEvent) event;
                noTag(scalar.getTag(), place);
                scalar(scalar, place);
            }
            default -> {
                // begins and ends of stream and document say nothing
            }
        }
    }

    private void scalar(ScalarEvent scalar, Place place) {
        String text = scalar.getValue();
        if (tree.nameComesNext()) {
            tree.name(text, place);
        } else if (!scalar.isPlain()) {
            tree.value(JSON.createValue(text), place);
        } else if (NUMBER.matcher(text).matches()) {
            tree.number(text, place);
        } else {
            tree.value(
                    switch (text) {
                        case "true" -> JsonValue.TRUE;
                        case "false" -> JsonValue.FALSE;
                        case "", "~", "null" -> JsonValue.NULL;
                        default -> JSON.createValue(text);
                    },
                    place);
        }
    }

    private void noComplexKey(Place place) {
        if (tree.nameComesNext()) {
            throw new UnreadableFileException(
                    RuleProblem.Code.WRONG_TYPE, place, "the name of a member must be a text");
        }
    }

    private static void noTag(Optional<String> tag, Place place) {
        if (tag.isPresent()) {
            throw new UnreadableFileException(
                    RuleProblem.Code.NOT_PLAIN_DATA, place, "tags (!) are not allowed: " + tag.get());
        }
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
