package org.rocketrewards.it.architecture;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every way in, and whom it lets in, as the compiled classes say: addresses of the REST interface, and pages. */
public final class Doors {
    private static final String ROLES = "jakarta.annotation.security.RolesAllowed";
    private static final String PATH = "jakarta.ws.rs.Path";
    private static final String ROUTE = "com.vaadin.flow.router.Route";
    private static final Map<String, String> VERBS = Map.of(
            "jakarta.ws.rs.GET", "GET",
            "jakarta.ws.rs.POST", "POST",
            "jakarta.ws.rs.PUT", "PUT",
            "jakarta.ws.rs.PATCH", "PATCH",
            "jakarta.ws.rs.DELETE", "DELETE");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\s*\\w+\\s*(?::\\s*((?:[^{}]|\\{[^{}]*})*))?}");
    private static final Pattern PARAMETER = Pattern.compile("/?:\\w+(\\?)?(?:\\(((?:[^()]|\\([^()]*\\))*)\\))?");
    /** Values that stand for nothing that is there. */
    private static final List<String> SAMPLES = List.of(
            "999999999", "nobody", "nothing-nothing-nothing", "999", "2001-01", "9", "entries", "balances", "events");

    private Doors() {}

    /**
     * An address of the REST interface.
     *
     * @param type of the body that it takes
     * @param roles that it lets in
     */
    public record Operation(String method, String path, String type, Set<String> roles) {
        /** Whether it is there to change something. */
        public boolean changes() {
            return !method.equals("GET");
        }
    }

    /** A page; {@code roles} are those that it lets in, none: everybody. */
    public record View(String name, String path, Set<String> roles) {}

    /** All addresses below /api/v1. */
    public static List<Operation> operations() {
        return classes().stream()
                .filter(type -> type.isAnnotatedWith(PATH))
                .filter(type -> value(type, PATH).orElse("").startsWith("v1"))
                .flatMap(type -> type.getMethods().stream().flatMap(method -> operation(type, method)))
                .toList();
    }

    /** All pages. */
    public static List<View> views() {
        return classes().stream()
                .filter(type -> type.isAnnotatedWith(ROUTE))
                .map(type -> new View(
                        type.getSimpleName(),
                        page(value(type, ROUTE).orElse("")),
                        roles(type).orElse(Set.of())))
                .toList();
    }

    static Optional<Set<String>> roles(HasAnnotations<?> annotated) {
        return annotated
                .tryGetAnnotationOfType(ROLES)
                .flatMap(annotation -> annotation.get("value"))
                .map(value -> Set.of((String[]) value));
    }

    private static JavaClasses classes() {
        return new ClassFileImporter().importLocations(new Reactor().get(Doors.class));
    }

    private static Stream<Operation> operation(JavaClass type, JavaMethod method) {
        return VERBS.entrySet().stream()
                .filter(verb -> method.isAnnotatedWith(verb.getKey()))
                .map(verb -> new Operation(
                        verb.getValue(),
                        "/api/" + address(value(type, PATH).orElse(""))
                                + value(method, PATH)
                                        .map(own -> "/" + address(own))
                                        .orElse(""),
                        consumes(method).or(() -> consumes(type)).orElse("application/json"),
                        roles(method).or(() -> roles(type)).orElse(Set.of())));
    }

    private static Optional<String> consumes(HasAnnotations<?> annotated) {
        return annotated
                .tryGetAnnotationOfType("jakarta.ws.rs.Consumes")
                .flatMap(annotation -> annotation.get("value"))
                .map(value -> ((String[]) value)[0])
                .map(type -> type.equals("*/*") ? "application/json" : type);
    }

    private static Optional<String> value(HasAnnotations<?> annotated, String annotation) {
        return annotated
                .tryGetAnnotationOfType(annotation)
                .flatMap((JavaAnnotation<?> found) -> found.get("value"))
                .map(String.class::cast);
    }

    private static String address(String template) {
        return VARIABLE.matcher(template).replaceAll(found -> Matcher.quoteReplacement(sample(found.group(1))));
    }

    private static String page(String template) {
        return PARAMETER
                .matcher(template)
                .replaceAll(
                        found -> found.group(1) != null ? "" : Matcher.quoteReplacement("/" + sample(found.group(2))));
    }

    private static String sample(String pattern) {
        return SAMPLES.stream()
                .filter(sample -> pattern == null || sample.matches(pattern.strip()))
                .findFirst()
                .orElse("nothing");
    }
}
