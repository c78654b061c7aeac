package org.rocketrewards.ingest.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rocketrewards.ingest.control.WireFixtures.JSON;
import static org.rocketrewards.ingest.control.WireFixtures.TIME;
import static org.rocketrewards.ingest.control.WireFixtures.parse;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.rocketrewards.model.RocketException;

class WireParserPropertyTest {
    private static final String EVENT_NAME = "\\mod_forum\\event\\post_created";

    @Property(tries = 500)
    void everyTemplateDecodesToWhatWasSent(@ForAll("fields") Map<String, String> sent) {
        Map<String, String> fields = new LinkedHashMap<>(sent);
        fields.putAll(Map.of("id", "5", "eventname", EVENT_NAME, "userid", "31", "timecreated", TIME));

        // In a body with plain values a text that looks like a placeholder counts as one; encoded bodies keep it.
        Map<String, String> plain = new LinkedHashMap<>(fields);
        plain.values().removeIf(Placeholders::isOne);
        assertThat(parse(json(fields, value -> value)).fields()).isEqualTo(plain);
        assertThat(parse(json(fields, WireParserPropertyTest::urlencode)).fields())
                .isEqualTo(fields);
        assertThat(parse(form(fields), null).fields()).isEqualTo(fields);
        assertThat(parse(form(fields), JSON).fields()).isEqualTo(fields);
    }

    @Property(tries = 500)
    void urlEncodingIsUndone(@ForAll("texts") String text) {
        assertThat(UrlDecoding.decode(urlencode(text))).isEqualTo(text);
        String lowerCaseDigits = Pattern.compile("%..")
                .matcher(urlencode(text))
                .replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT));
        assertThat(UrlDecoding.decode(lowerCaseDigits)).isEqualTo(text);
    }

    @Property(tries = 2000)
    void randomBytesGiveAnEventOrARefusal(@ForAll @Size(max = 300) byte[] body) {
        readOrRefuse(body);
    }

    @Property(tries = 3000)
    void damagedBodiesGiveAnEventOrARefusal(@ForAll("templates") String body, @ForAll Random random) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String alphabet = "{}[]\",:\\%+&=u0d8 \0e-.5\u00ff";
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
        readOrRefuse(bytes);
    }

    private static void readOrRefuse(byte[] body) {
        try {
            assertThat(parse(body, null).moodleId()).isPositive();
        } catch (RocketException refusal) {
            assertThat(refusal.type().status()).isEqualTo(400);
            assertThat(refusal.detail()).hasSizeLessThan(400);
        }
    }

    @Provide
    Arbitrary<Map<String, String>> fields() {
        Arbitrary<String> names = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withCharRange('a', 'z')
                        .withChars("_0")
                        .ofMinLength(1)
                        .ofMaxLength(20)
                        .map(name -> "other_" + name),
                texts().filter(name -> !name.isEmpty() && name.length() < 100).map(name -> "x" + name));
        return Arbitraries.maps(names, texts()).ofMaxSize(20);
    }

    /** Anything that can be sent: umlauts, emoji, percent signs, braces; no NUL and no half characters. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(40),
                        Arbitraries.strings()
                                .withChars("äöüß€日😀%+&={}\"\\ \n\t0a/")
                                .ofMaxLength(40),
                        Arbitraries.of(
                                "{other}", "100%", "%zz", "Söhne & Töchter +1 😀👍🏽", "{\"a\":1}", "\\core\\event\\x"))
                .map(text ->
                        new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\0", ""));
    }

    @Provide
    Arbitrary<String> templates() {
        String members =
                "\"other\":{\"a\":[1,{\"b\":null}],\"c\":\"\\u00e4\\ud83d\\ude00\"},\"n\":-1.5e3,\"t\":true,\"x\":\"%C3%A4+\"";
        return Arbitraries.of(
                WireFixtures.json(members), WireFixtures.encodedJson(members), WireFixtures.form("x=%C3%A4+&y={y}&z"));
    }

    private static String json(Map<String, String> fields, UnaryOperator<String> encoding) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        fields.forEach((name, value) -> object.add(name, encoding.apply(value)));
        return object.build().toString();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> urlencode(field.getKey()) + "=" + urlencode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String urlencode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
