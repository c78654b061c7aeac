package org.rocketrewards.admin.rules;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.rocketrewards.admin.parts.Download;
import org.rocketrewards.rules.boundary.RuleSetVersions;
import org.rocketrewards.rules.file.RuleFile;

/** Downloads of a rule set as a file for version control. */
final class RuleFileLink {
    private RuleFileLink() {}

    /** Links to the rules of a version, or of the draft, as YAML and as JSON. */
    static Component of(Component reader, RuleSetVersions versions, String name) {
        Div links = new Div(
                link(reader, versions, name, RuleFile.Format.YAML), link(reader, versions, name, RuleFile.Format.JSON));
        links.addClassName("actions");
        return links;
    }

    private static Download link(Component reader, RuleSetVersions versions, String name, RuleFile.Format format) {
        String ending = format.name().toLowerCase(Locale.ROOT);
        return new Download(reader.getTranslation("rules.file." + ending), () -> {
            byte[] text =
                    RuleFile.print(versions.rules(name).document(), format).getBytes(StandardCharsets.UTF_8);
            return new Download.File("rules-" + name + "." + ending, format.mediaType(), out -> out.write(text));
        });
    }
}
