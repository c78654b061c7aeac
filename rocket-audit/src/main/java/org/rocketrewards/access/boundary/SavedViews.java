package org.rocketrewards.access.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.rocketrewards.access.SavedView;
import org.rocketrewards.access.control.ViewBook;
import org.rocketrewards.audit.boundary.NotAudited;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Role;

/** The caller's own views of lists. Nobody gets at another's. */
@Stateless
@RolesAllowed({Role.ADMIN_ROLE, Role.OPERATOR_ROLE, Role.AUDITOR_ROLE})
@NotAudited("how somebody arranges a page for themselves changes nothing for anybody else")
public class SavedViews {
    /** Characters that a name may have. */
    public static final int LONGEST_NAME = 60;

    /** Views that a person may have of a page. */
    public static final int MOST = 30;

    private static final int LONGEST_QUERY = 2_000;

    @Resource(lookup = "java:app/jdbc/rocket")
    DataSource database;

    @Resource
    SessionContext caller;

    @Inject
    Clock clock;

    /** The caller's views of a page, by name. */
    public List<SavedView> own(String page) {
        return new ViewBook(database).find(person(), page);
    }

    /**
     * Keeps a view.
     *
     * @param query conditions and columns, as the address line says them
     * @throws RocketException {@code conflict} when there is one of that name, or there are too many; {@code
     *     invalid_field} for a name or a query that is none
     */
    public void save(String page, String name, String query) {
        String wanted = requireName(name);
        if (query.length() > LONGEST_QUERY) {
            throw new RocketException(
                    ProblemType.INVALID_FIELD,
                    "These conditions are too long to be kept as a view.",
                    Map.of("field", "query"));
        }
        ViewBook views = new ViewBook(database);
        if (views.find(person(), page).size() >= MOST) {
            throw new RocketException(
                    ProblemType.CONFLICT, "There are " + MOST + " views of this list already: delete one first.");
        }
        if (!views.add(person(), page, wanted, query, clock.instant())) {
            throw taken();
        }
    }

    /**
     * Gives a view another name.
     *
     * @throws RocketException {@code conflict} when there is one of that name, {@code not_found} when it is not the
     *     caller's
     */
    public void rename(int id, String name) {
        switch (new ViewBook(database).rename(person(), id, requireName(name))) {
            case DONE -> {}
            case TAKEN -> throw taken();
            case UNKNOWN -> throw unknown();
        }
    }

    /**
     * Removes a view.
     *
     * @throws RocketException {@code not_found} when it is not the caller's
     */
    public void delete(int id) {
        if (!new ViewBook(database).remove(person(), id)) {
            throw unknown();
        }
    }

    private String person() {
        return caller.getCallerPrincipal().getName();
    }

    private static String requireName(String name) {
        String wanted = name.strip();
        if (wanted.isEmpty() || wanted.length() > LONGEST_NAME || wanted.chars().anyMatch(Character::isISOControl)) {
            throw new RocketException(
                    ProblemType.INVALID_FIELD,
                    "A view has a name of 1 to " + LONGEST_NAME + " characters.",
                    Map.of("field", "name"));
        }
        return wanted;
    }

    private static RocketException taken() {
        return new RocketException(ProblemType.CONFLICT, "There is a view of that name already.");
    }

    private static RocketException unknown() {
        return new RocketException(ProblemType.NOT_FOUND, "There is no such view any more.");
    }
}
