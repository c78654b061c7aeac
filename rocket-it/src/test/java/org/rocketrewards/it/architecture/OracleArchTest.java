package org.rocketrewards.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The oracle judges the application, so it must not be made of it. */
@AnalyzeClasses(packages = "org.rocketrewards.it", importOptions = ImportOption.OnlyIncludeTests.class)
class OracleArchTest {
    @ArchTest
    static final ArchRule oracleIsIndependent = noClasses()
            .that()
            .resideInAPackage("org.rocketrewards.it.oracle..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "org.rocketrewards.it.oracle..",
                    "java..",
                    "jakarta.json..",
                    "org.jspecify..",
                    "org.junit.jupiter..",
                    "org.assertj..",
                    "net.jqwik..");
}
