package org.rocketrewards.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rocketrewards.model.Invariants;

/** The one-way arrow between the modules, and who may hold transactions, SQL and the time. */
@AnalyzeClasses(locations = Reactor.class)
class ModuleArchTest {
    private static final String BASE = "org.rocketrewards";
    private static final Set<String> EJBS =
            Set.of("jakarta.ejb.Stateless", "jakarta.ejb.Stateful", "jakarta.ejb.Singleton");

    @ArchTest
    static final ArchRule arrow = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(BASE + "..")
            .layer("model")
            .definedBy(BASE + ".model..")
            .layer("audit")
            .definedBy(
                    BASE + ".audit..",
                    BASE + ".access..",
                    BASE + ".configuration..",
                    BASE + ".database..",
                    BASE + ".mail..",
                    BASE + ".seal..")
            .layer("ledger")
            .definedBy(BASE + ".ledger..")
            .layer("rules")
            .definedBy(BASE + ".rules..")
            .layer("badges")
            .definedBy(BASE + ".badges..")
            .layer("ingest")
            .definedBy(BASE + ".ingest..")
            .layer("admin")
            .definedBy(BASE + ".admin..")
            .layer("launcher")
            .definedBy(BASE + ".launcher..")
            .layer("bench")
            .definedBy(BASE + ".bench..")
            .withOptionalLayers(true)
            .whereLayer("admin")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("launcher")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("bench")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("ingest")
            .mayOnlyBeAccessedByLayers("admin", "bench")
            .whereLayer("rules")
            .mayOnlyBeAccessedByLayers("ingest", "admin", "bench", "launcher")
            .whereLayer("badges")
            .mayOnlyBeAccessedByLayers("ingest", "admin")
            .whereLayer("ledger")
            .mayOnlyBeAccessedByLayers("ingest", "admin")
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers("ledger", "rules", "badges", "ingest", "admin", "launcher");

    /** The command line verifies with the code that seals, reads rule files with theirs, and knows nothing else. */
    @ArchTest
    static final ArchRule theLauncherKnowsTheSealsAndTheRuleFilesOnly = noClasses()
            .that()
            .resideInAPackage(BASE + ".launcher..")
            .should()
            .dependOnClassesThat(resideInAPackage(BASE + "..")
                    .and(not(resideInAnyPackage(
                            BASE + ".launcher..",
                            BASE + ".seal",
                            BASE + ".seal.verify",
                            BASE + ".rules",
                            BASE + ".rules.file"))));

    /** Reading a rule file needs no container and nothing else of Rocket. */
    @ArchTest
    static final ArchRule readingRuleFilesIsPlainJava = noClasses()
            .that()
            .resideInAnyPackage(BASE + ".rules", BASE + ".rules.file")
            .should()
            .dependOnClassesThat(resideInAPackage("jakarta..")
                    .and(not(resideInAPackage("jakarta.json..")))
                    .or(resideInAPackage(BASE + "..")
                            .and(not(resideInAnyPackage(BASE + ".rules", BASE + ".rules.file")))));

    /** Verifying needs no container, and nothing of Rocket but the format and what must hold in the books. */
    @ArchTest
    static final ArchRule verifyingIsPlainJava = noClasses()
            .that()
            .resideInAnyPackage(BASE + ".seal", BASE + ".seal.verify")
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta..", "org.postgresql..")
                    .or(resideInAPackage(BASE + "..")
                            .and(not(resideInAnyPackage(BASE + ".seal", BASE + ".seal.verify")))
                            .and(not(type(Invariants.class)))));

    @ArchTest
    static final ArchRule modulesHaveNoCycles =
            slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

    /**
     * Other modules see a module's own language and its boundary, never what is behind it. A micro-benchmark measures
     * what is behind it, and nothing depends on one.
     */
    @ArchTest
    static void controlIsPrivateToItsModule(JavaClasses all) {
        for (String module : List.of("audit", "access", "seal", "ledger", "rules", "badges", "ingest", "admin")) {
            noClasses()
                    .that(resideInAPackage(BASE + "..")
                            .and(not(resideInAnyPackage(BASE + "." + module + "..", BASE + ".bench.micro.."))))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(BASE + "." + module + ".control..")
                    .check(all);
        }
    }

    @ArchTest
    static final ArchRule transactionsBelongToBoundaries = classes()
            .that(annotatedWithAny(EJBS)
                    .or(annotatedWithAny(Set.of(
                            "jakarta.ejb.TransactionAttribute",
                            "jakarta.ejb.TransactionManagement",
                            "jakarta.transaction.Transactional"))))
            .should()
            .resideInAnyPackage(BASE + "..boundary..", BASE + ".database..");

    /** The WAR knows an EJB by its simple name: of two with the same one, the server silently forgets one. */
    @ArchTest
    static void noTwoEjbsHaveTheSameName(JavaClasses all) {
        Map<String, List<String>> byName = all.stream()
                .filter(annotatedWithAny(EJBS))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));

        assertThat(byName)
                .hasSizeGreaterThan(50)
                .allSatisfy((name, classes) -> assertThat(classes).hasSize(1));
    }

    /** Data in, decisions out: so it can be property-tested, simulated and replayed. */
    @ArchTest
    static final ArchRule evaluationIsAPureFunction = noClasses()
            .that()
            .resideInAPackage(BASE + ".rules.evaluation..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.sql..", "javax.sql..", "jakarta.persistence..", "jakarta.ejb..", "jakarta.inject..")
                    .or(DescribedPredicate.describe("a clock", c -> c.isEquivalentTo(Clock.class))));

    @ArchTest
    static final ArchRule pagesHoldNoSql = noClasses()
            .that()
            .resideInAPackage(BASE + ".admin..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence.."));

    /** Rocket's own command line and the load generator measure real time; everything else is told what time it is. */
    @ArchTest
    static final ArchRule nobodyAsksTheSystemForTheTime = noClasses()
            .that(resideInAPackage(BASE + "..")
                    .and(not(resideInAnyPackage(BASE + ".launcher..", BASE + ".bench..")))
                    .and(not(DescribedPredicate.<JavaClass>describe(
                            "the producer of the clock", c -> c.getSimpleName().equals("ClockProducer")))))
            .should(ArchConditions.accessTargetWhere(asksForTheTime()));

    @ArchTest
    static final ArchRule theMainCodeDoesNotSleepOrPrint = noClasses()
            .that(resideInAPackage(BASE + "..").and(not(resideInAnyPackage(BASE + ".launcher..", BASE + ".bench.."))))
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    private static DescribedPredicate<JavaAccess<?>> asksForTheTime() {
        Set<Class<?>> now =
                Set.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class);
        return DescribedPredicate.describe("asks the system for the time", access -> {
            String method = access.getName();
            JavaClass owner = access.getTargetOwner();
            return now.stream().anyMatch(owner::isEquivalentTo)
                            && method.equals("now")
                            && !access.getTarget().getFullName().contains("Clock")
                    || owner.isEquivalentTo(System.class) && method.equals("currentTimeMillis")
                    || owner.isEquivalentTo(Date.class)
                            && access.getTarget().getFullName().endsWith("<init>()")
                    || owner.isEquivalentTo(Clock.class) && method.startsWith("system");
        });
    }

    private static DescribedPredicate<JavaClass> annotatedWithAny(Set<String> annotations) {
        return DescribedPredicate.describe(
                "are annotated with one of " + annotations,
                c -> c.getAnnotations().stream()
                                .anyMatch(
                                        a -> annotations.contains(a.getRawType().getName()))
                        || c.getMethods().stream()
                                .flatMap(m -> m.getAnnotations().stream())
                                .anyMatch(
                                        a -> annotations.contains(a.getRawType().getName())));
    }
}
