package org.rocketrewards.access.control;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;
import org.rocketrewards.model.access.Person;
import org.rocketrewards.model.access.Role;

/** Sees to it that somebody is left who may do everything. */
public final class Admins {
    private Admins() {}

    /**
     * Refuses to take away the last administrator. All of them stay locked until the transaction ends, so that two
     * cannot do away with each other at once.
     *
     * @throws RocketException {@code conflict} when {@code name} is the only one
     */
    public static void requireAnother(EntityManager entities, String name) {
        List<Person> admins = entities.createQuery(
                        "SELECT p FROM Person p WHERE p.role = :role AND p.enabled = true ORDER BY p.name",
                        Person.class)
                .setParameter("role", Role.ADMIN.code())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        if (admins.stream().allMatch(admin -> admin.name().equals(name))) {
            throw new RocketException(
                    ProblemType.CONFLICT, name + " is the last administrator: give somebody else that role first.");
        }
    }
}
