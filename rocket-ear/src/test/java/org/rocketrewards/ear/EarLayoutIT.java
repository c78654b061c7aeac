package org.rocketrewards.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a full server needs of the EAR: each EJB module once, the libraries they share beside them, a thin WAR. */
class EarLayoutIT {
    private static final Path EAR = Path.of("target/rocket.ear");
    private static final List<String> EJB_MODULES =
            List.of("rocket-audit", "rocket-ledger", "rocket-rules", "rocket-badges", "rocket-ingest");

    private static List<String> entries;
    private static List<String> warEntries;
    private static String applicationXml;

    @BeforeAll
    static void read() throws IOException {
        try (ZipFile ear = new ZipFile(EAR.toFile())) {
            entries = ear.stream().map(ZipEntry::getName).toList();
            warEntries = names(ear.getInputStream(ear.getEntry("rocket-admin-ui.war")));
            applicationXml = new String(
                    ear.getInputStream(ear.getEntry("META-INF/application.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    @Test
    void everyEjbModuleStandsOnceAtTheTop() {
        for (String module : EJB_MODULES) {
            assertThat(entries).contains(module + ".jar").doesNotContain("lib/" + module + ".jar");
            assertThat(applicationXml).contains("<ejb>" + module + ".jar</ejb>");
        }
    }

    @Test
    void warCarriesNothingThatTheEarHas() {
        assertThat(warEntries)
                .noneMatch(name -> name.startsWith("WEB-INF/lib/rocket-"))
                .noneMatch(name -> name.startsWith("WEB-INF/lib/postgresql"))
                .noneMatch(name -> name.startsWith("WEB-INF/lib/flyway"));
    }

    @Test
    void warKeepsWhatOnlyItNeeds() {
        assertThat(warEntries).contains("WEB-INF/web.xml").anyMatch(name -> name.startsWith("WEB-INF/lib/flow-server"));
    }

    @Test
    void sharedLibrariesAreInLib() {
        assertThat(entries).contains("lib/rocket-model.jar", "lib/postgresql.jar", "lib/flyway-core.jar");
    }

    @Test
    void descriptorIsOfJakartaEe10WithTheApplicationAtTheRoot() {
        assertThat(applicationXml)
                .contains("version=\"10\"")
                .contains("<library-directory>lib</library-directory>")
                .contains("<context-root>/</context-root>");
    }

    @Test
    void serverBringsThePlatformItself() {
        assertThat(entries).noneMatch(name -> name.matches("lib/(jakarta|microprofile|eclipselink).*"));
        assertThat(warEntries).noneMatch(name -> name.matches("WEB-INF/lib/(jakarta|microprofile|eclipselink).*"));
    }

    private static List<String> names(InputStream archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(archive)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
