package org.rocketrewards.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every service that changes something puts it on record. The services are enumerated from the compiled classes, so that
 * a new one cannot be forgotten: a method of a boundary that reaches a statement that writes must reach the audit trail
 * too, or carry {@code @NotAudited} with the reason.
 */
@AnalyzeClasses(locations = Reactor.class)
class AuditedChangesArchTest {
    private static final String BASE = "org.rocketrewards";
    private static final String AUDIT_TRAIL = BASE + ".audit.boundary.AuditTrail";
    private static final String NOT_AUDITED = BASE + ".audit.boundary.NotAudited";
    private static final String REFUSALS_ON_RECORD = BASE + ".audit.boundary.RefusalsOnRecord";
    private static final String ROLES_ALLOWED = "jakarta.annotation.security.RolesAllowed";
    private static final Set<String> SERVICES = Set.of(
            "jakarta.ejb.Stateless",
            "jakarta.ejb.Stateful",
            "jakarta.ejb.Singleton",
            "jakarta.enterprise.context.ApplicationScoped",
            "jakarta.enterprise.context.RequestScoped");
    private static final Pattern WRITING =
            Pattern.compile("(?m)^\\s*(WITH .*)?(INSERT INTO|UPDATE|DELETE FROM|MERGE INTO)\\b");
    private static final Map<String, Set<String>> WRITES = Map.of(
            "jakarta.persistence.EntityManager", Set.of("persist", "merge", "remove", "flush"),
            "jakarta.persistence.Query", Set.of("executeUpdate"),
            "jakarta.persistence.TypedQuery", Set.of("executeUpdate"),
            "java.sql.Statement", Set.of("executeUpdate", "executeBatch", "executeLargeUpdate"),
            "java.sql.PreparedStatement", Set.of("executeUpdate", "executeBatch", "executeLargeUpdate"));

    @ArchTest
    static void everyChangeIsOnRecord(JavaClasses classes) {
        Set<String> changes = new TreeSet<>();
        Set<String> forgotten = new TreeSet<>();
        services(classes).forEach(method -> {
            Reached reached = Reached.from(method, type -> false);
            if (reached.writes) {
                changes.add(name(method));
                if (!reached.audits) {
                    forgotten.add(name(method));
                }
            }
        });

        assertThat(changes)
                .as("what is found to change something")
                .contains(
                        "Sources.register",
                        "Sources.rotate",
                        "ApiKeys.issue",
                        "People.changePassword",
                        "RuleSetDrafts.create");
        assertThat(forgotten)
                .as("methods that write without an audit record and without @NotAudited")
                .isEmpty();
    }

    /**
     * What auditors may not call changes something; to be refused it is on record, too. A service that changes something
     * only through others leaves that to them.
     */
    @ArchTest
    static void everyRefusedChangeIsOnRecord(JavaClasses classes) {
        Set<String> unmarked = services(classes)
                .filter(method -> !notesRefusals(method.getOwner()) && isForChangersOnly(method))
                .filter(method -> Reached.from(method, AuditedChangesArchTest::notesRefusals).audits)
                .map(JavaMember::getOwner)
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unmarked)
                .as("services that change something without @RefusalsOnRecord")
                .isEmpty();
    }

    private static boolean notesRefusals(JavaClass type) {
        return type.isAnnotatedWith(REFUSALS_ON_RECORD);
    }

    private static boolean isForChangersOnly(JavaMethod method) {
        return roles(method)
                .or(() -> roles(method.getOwner()))
                .filter(roles -> !roles.contains("auditor"))
                .isPresent();
    }

    private static Optional<List<Object>> roles(HasAnnotations<?> annotated) {
        return annotated
                .tryGetAnnotationOfType(ROLES_ALLOWED)
                .map(allowed -> List.of((Object[]) allowed.get("value").orElseThrow()));
    }

    private static Stream<JavaMethod> services(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.getPackageName().startsWith(BASE)
                        && type.getPackageName().endsWith(".boundary")
                        && type.getAnnotations().stream()
                                .anyMatch(a -> SERVICES.contains(a.getRawType().getName())))
                .filter(type -> !type.getName().equals(AUDIT_TRAIL))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE)
                        && !method.getModifiers().contains(JavaModifier.STATIC)
                        && !method.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    static String name(JavaMember member) {
        return member.getOwner().getSimpleName() + "." + member.getName();
    }

    /** What a method comes to, through whatever it calls in Rocket. */
    static final class Reached {
        boolean writes;
        private boolean audits;

        /** Follows calls into all but what is left out. */
        static Reached from(JavaCodeUnit start, Predicate<JavaClass> leftOut) {
            Reached reached = new Reached();
            Set<JavaCodeUnit> seen = new HashSet<>();
            Deque<JavaCodeUnit> open = new ArrayDeque<>(List.of(start));
            while (!open.isEmpty()) {
                JavaCodeUnit unit = open.remove();
                if (!seen.add(unit) || excused(unit) || leftOut.test(unit.getOwner())) {
                    continue;
                }
                for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
                    reached.look(access, open);
                }
            }
            return reached;
        }

        private void look(JavaAccess<?> access, Deque<JavaCodeUnit> open) {
            JavaClass owner = access.getTargetOwner();
            if (access instanceof JavaFieldAccess field) {
                writes |= changesEntity(field) || namesWritingStatement(field);
            } else if (WRITES.getOrDefault(owner.getName(), Set.of()).contains(access.getName())) {
                writes = true;
            } else if (owner.getName().equals(AUDIT_TRAIL)) {
                audits |= access.getName().startsWith("record")
                        && !access.getName().equals("recordReading");
            } else if (owner.getPackageName().startsWith(BASE)) {
                access.getTarget().resolveMember().ifPresent(member -> {
                    if (member instanceof JavaCodeUnit unit) {
                        open.add(unit);
                    }
                });
                if (access instanceof JavaConstructorCall) {
                    open.addAll(calledByOthers(owner));
                }
            }
        }

        /** What is made may be handed to somebody who calls it by its interface or superclass: a task, a listener. */
        private static List<JavaMethod> calledByOthers(JavaClass made) {
            return made.getMethods().stream()
                    .filter(method -> Stream.concat(
                                    made.getAllRawInterfaces().stream(), made.getAllRawSuperclasses().stream())
                            .anyMatch(type -> type.tryGetMethod(
                                            method.getName(),
                                            method.getRawParameterTypes().stream()
                                                    .map(JavaClass::getName)
                                                    .toArray(String[]::new))
                                    .isPresent()))
                    .toList();
        }

        /** JPA writes by itself what a method of an entity changes. */
        private static boolean changesEntity(JavaFieldAccess field) {
            return field.getAccessType() == JavaFieldAccess.AccessType.SET
                    && field.getTargetOwner().isAnnotatedWith("jakarta.persistence.Entity")
                    && !field.getOrigin().isConstructor();
        }

        /** Statements that live in files, of which some return what they wrote and so look like queries. */
        private static boolean namesWritingStatement(JavaFieldAccess access) {
            Optional<JavaField> member = access.getTarget().resolveMember();
            if (member.isEmpty()
                    || !member.get().getModifiers().contains(JavaModifier.STATIC)
                    || !member.get().getRawType().isEquivalentTo(String.class)
                    || !access.getTargetOwner().getPackageName().endsWith(".control")) {
                return false;
            }
            try {
                Field field = member.get().reflect();
                field.setAccessible(true);
                return WRITING.matcher(String.valueOf(field.get(null))).find();
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        private static boolean excused(JavaCodeUnit unit) {
            return Stream.concat(unit.getAnnotations().stream(), unit.getOwner().getAnnotations().stream())
                    .anyMatch(a -> a.getRawType().getName().equals(NOT_AUDITED));
        }
    }
}
