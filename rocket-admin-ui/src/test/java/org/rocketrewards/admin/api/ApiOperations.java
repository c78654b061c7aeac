package org.rocketrewards.admin.api;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What the resources answer to: {@code get /api/v1/sources}. */
final class ApiOperations {
    private ApiOperations() {}

    static Set<String> all() {
        Set<String> operations = new TreeSet<>();
        new ClassFileImporter(List.of(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS))
                .importPackages("org.rocketrewards").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .forEach(resource -> {
                            for (Method method : resource.getDeclaredMethods()) {
                                for (Annotation annotation : method.getAnnotations()) {
                                    HttpMethod verb =
                                            annotation.annotationType().getAnnotation(HttpMethod.class);
                                    if (verb != null) {
                                        operations.add(verb.value().toLowerCase(Locale.ROOT) + " "
                                                + address(resource.getAnnotation(Path.class), method));
                                    }
                                }
                            }
                        });
        return operations;
    }

    private static String address(Path resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        String path = "/api/" + resource.value() + (own == null ? "" : "/" + own.value());
        return path.replaceAll("\\{(\\w+):(?:[^{}]|\\{[^{}]*})*}", "{$1}");
    }
}
