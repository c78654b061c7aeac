package org.rocketrewards.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartOnlyCodeTest {
    /** What an event, a call of REST or a page may come through. */
    private static final List<String> SERVING = List.of(
            "org/rocketrewards/ingest/control/BatchWriter",
            "org/postgresql/core/v3/QueryExecutorImpl",
            "org/glassfish/grizzly/filterchain/DefaultFilterChain",
            "org/apache/catalina/core/StandardWrapper",
            "com/sun/ejb/containers/BaseContainer",
            "com/sun/enterprise/resource/pool/ConnectionPool",
            "com/sun/gjc/spi/base/ConnectionHolder",
            "org/jboss/weld/bean/proxy/ContextBeanInstance",
            "org/jboss/weld/contexts/AbstractContext",
            "org/glassfish/jersey/server/ServerRuntime",
            "org/eclipse/persistence/internal/sessions/UnitOfWorkImpl",
            "org/eclipse/parsson/JsonParserImpl",
            "com/vaadin/flow/dom/Element",
            "java/util/HashMap",
            "java/util/regex/Pattern",
            "sun/security/provider/SHA2",
            "com/sun/crypto/provider/PBKDF2KeyImpl");

    @TempDir
    Path directory;

    @Test
    void javaIsToldAndToldAgainWhenTheStartIsOver() throws Exception {
        StartOnlyCode.compileQuickly(directory);
        assertThat(StartOnlyCode.command("compilerDirectivesPrint")).contains("org/objectweb/asm/");

        StartOnlyCode.end();

        assertThat(StartOnlyCode.command("compilerDirectivesPrint")).doesNotContain("org/objectweb/asm/");
    }

    @Test
    void nothingThatServesIsAmongIt() throws IOException {
        List<String> prefixes = prefixes();

        assertThat(prefixes).hasSizeGreaterThan(20);
        assertThat(prefixes).noneMatch(prefix -> SERVING.stream().anyMatch(served -> served.startsWith(prefix)));
    }

    private static List<String> prefixes() throws IOException {
        try (InputStream file = StartOnlyCodeTest.class.getResourceAsStream("start-only.json")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Pattern.compile("\"([\\w/]+)\\*\\.\\*\"")
                    .matcher(text)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        }
    }
}
