package org.rocketrewards.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every page and every service says whom it lets in. They are enumerated from the compiled classes, so that a new one
 * cannot be forgotten; that the container acts on it is seen by {@link WrongRoleIT} and the browser.
 */
@AnalyzeClasses(locations = Reactor.class)
class AccessArchTest {
    private static final String PERMIT_ALL = "jakarta.annotation.security.PermitAll";
    private static final String DENY_ALL = "jakarta.annotation.security.DenyAll";
    private static final String ANONYMOUS = "com.vaadin.flow.server.auth.AnonymousAllowed";
    private static final Set<String> BEANS =
            Set.of("jakarta.ejb.Stateless", "jakarta.ejb.Stateful", "jakarta.ejb.Singleton");
    private static final Set<String> KNOWN = Set.of("admin", "operator", "auditor", "new-password");

    /** Pages for whoever is not signed in. */
    private static final Set<String> OPEN_PAGES = Set.of("SignInView", "WelcomeView");

    /** What is needed before it is known who calls, what writes the record, and what the seals show to everybody. */
    private static final Set<String> OPEN_SERVICES = Set.of(
            "ApiKeys.find",
            "ApiKeys.noteRefused",
            "AuditTrail.recordRefusal",
            "Invitations.accept",
            "Invitations.find",
            "People.findSignedIn",
            "People.signIn",
            "PersonSessions.close",
            "PersonSessions.isOpen",
            "PersonSessions.open",
            "PersonSessions.touch",
            "Seals.checkpoint",
            "Seals.keys");

    /** Changes that are an auditor's too: of their own access, and the record of what they took. */
    private static final Set<String> OWN_CHANGES =
            Set.of("People.changePassword", "People.signOut", "PersonSessions.end", "Exports.note");

    @ArchTest
    static void everyPageSaysWhomItLetsIn(JavaClasses classes) {
        Set<String> open = new TreeSet<>();
        classes.stream()
                .filter(type -> type.isAnnotatedWith("com.vaadin.flow.router.Route"))
                .forEach(page -> {
                    if (page.isAnnotatedWith(ANONYMOUS)) {
                        open.add(page.getSimpleName());
                    } else {
                        assertThat(Doors.roles(page).orElse(Set.of()))
                                .as(page.getName())
                                .isNotEmpty()
                                .isSubsetOf(KNOWN);
                    }
                });

        assertThat(open).isEqualTo(OPEN_PAGES);
    }

    @ArchTest
    static void everyServiceBehindThePagesSaysWhomItLetsIn(JavaClasses classes) {
        Set<String> guarded = new TreeSet<>();
        Set<String> open = new TreeSet<>();
        methods(classes).filter(AccessArchTest::isBehindADoor).forEach(method -> {
            Optional<Set<String>> roles =
                    open(method) ? Optional.empty() : Doors.roles(method).or(() -> Doors.roles(method.getOwner()));
            if (roles.isPresent()) {
                assertThat(roles.get()).as(method.getFullName()).isNotEmpty().isSubsetOf(KNOWN);
                guarded.add(AuditedChangesArchTest.name(method));
            } else {
                open.add(AuditedChangesArchTest.name(method));
            }
        });

        assertThat(guarded).hasSizeGreaterThan(50).contains("Sources.rotate", "PeopleDirectory.disable");
        assertThat(open).isEqualTo(new TreeSet<>(OPEN_SERVICES));
    }

    @ArchTest
    static void noServiceLetsAnAuditorChangeAnything(JavaClasses classes) {
        Set<String> let = new TreeSet<>();
        methods(classes)
                .filter(method -> Doors.roles(method)
                        .or(() -> Doors.roles(method.getOwner()))
                        .filter(roles -> roles.contains("auditor"))
                        .isPresent())
                .filter(method -> !open(method))
                .filter(method -> !isResource(method.getOwner()))
                .filter(method -> AuditedChangesArchTest.Reached.from(method, type -> false).writes)
                .forEach(method -> let.add(AuditedChangesArchTest.name(method)));
        let.removeAll(OWN_CHANGES);

        assertThat(let).isEmpty();
    }

    private static boolean open(JavaMethod method) {
        return method.isAnnotatedWith(PERMIT_ALL) || method.isAnnotatedWith(DENY_ALL);
    }

    /** Whether a page or an address calls it itself. */
    private static boolean isBehindADoor(JavaMethod method) {
        return method.getAccessesToSelf().stream()
                .map(access -> access.getOriginOwner())
                .anyMatch(caller -> caller.getPackageName().startsWith("org.rocketrewards.admin")
                        || isResource(caller) && !caller.equals(method.getOwner()));
    }

    /** A resource only hands on to services, each with its own say; {@link WrongRoleIT} calls all of them. */
    private static boolean isResource(JavaClass type) {
        return type.isAnnotatedWith("jakarta.ws.rs.Path");
    }

    private static Stream<JavaMethod> methods(JavaClasses classes) {
        return classes.stream()
                .filter(type -> BEANS.stream().anyMatch(type::isAnnotatedWith))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                        && !method.getModifiers().contains(JavaModifier.STATIC)
                        && !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(method -> !method.isAnnotatedWith("jakarta.annotation.PostConstruct")
                        && !method.isAnnotatedWith("jakarta.annotation.PreDestroy")
                        && !method.isAnnotatedWith("jakarta.ejb.Timeout"));
    }
}
