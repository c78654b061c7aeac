package org.rocketrewards.admin.api;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.Map;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

/** A parameter that breaks a Bean Validation constraint; the first by name is told. */
@Provider
public class ViolationMapper implements ExceptionMapper<ConstraintViolationException> {
    @Override
    public Response toResponse(ConstraintViolationException violations) {
        return ProblemMapper.answer(violations.getConstraintViolations().stream()
                .min(Comparator.comparing(ViolationMapper::field))
                .map(violation -> new RocketException(
                        ProblemType.INVALID_PARAMETER,
                        field(violation) + ' ' + violation.getMessage() + '.',
                        Map.of("field", field(violation))))
                .orElseGet(() -> new RocketException(ProblemType.INVALID_PARAMETER, "A parameter is not allowed.")));
    }

    private static String field(ConstraintViolation<?> violation) {
        String last = "";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getName() != null) {
                last = node.getName();
            }
        }
        return last;
    }
}
