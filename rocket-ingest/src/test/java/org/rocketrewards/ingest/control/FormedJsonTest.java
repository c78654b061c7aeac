package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FormedJsonTest {
    @Test
    void whatRepeatsIsInTheForm() {
        FormedJson json = new FormedJson.Writer()
                .array()
                .object()
                .word("rule", "forum.post")
                .member("points", 5)
                .keys("key", List.of("objectid=44", "all"))
                .object("counter")
                .member("period", "day:2026-11-23")
                .endObject()
                .endObject()
                .endArray()
                .end();

        assertThat(json.form())
                .isEqualTo(
                        "[{\"rule\":\"forum.post\",\"points\":%s,\"key\":[\"objectid=%s\",\"%s\"],\"counter\":{\"period\":\"%s\"}}]");
        assertThat(json.parts()).isEqualTo("5\u001f44\u001fall\u001fday:2026-11-23");
        assertThat(json.text())
                .isEqualTo(
                        "[{\"rule\":\"forum.post\",\"points\":5,\"key\":[\"objectid=44\",\"all\"],\"counter\":{\"period\":\"day:2026-11-23\"}}]");
    }

    @Test
    void aPartMayBeEmpty() {
        FormedJson json = new FormedJson.Writer()
                .object()
                .member("relateduserid", "")
                .endObject()
                .end();

        assertThat(json.text()).isEqualTo("{\"relateduserid\":\"\"}");
    }

    @Test
    void partsThatAreMissingAreAnError() {
        assertThatThrownBy(() -> FormedJson.text("[%s,%s]", "1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void anyTextsComeBackAsTheyWere(@ForAll @Size(max = 8) Map<String, String> members) {
        FormedJson.Writer values = new FormedJson.Writer().object();
        FormedJson.Writer words = new FormedJson.Writer().object();
        members.forEach((name, value) -> {
            values.member(name, value);
            words.word(name, value);
        });

        assertThat(read(values.endObject().end().text())).isEqualTo(members);
        assertThat(read(words.endObject().end().text())).isEqualTo(members);
    }

    private static Map<String, String> read(String text) {
        JsonObject object = Json.createReader(new StringReader(text)).readObject();
        return object.keySet().stream().collect(Collectors.toMap(name -> name, object::getString));
    }
}
