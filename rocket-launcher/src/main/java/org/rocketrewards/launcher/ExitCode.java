package org.rocketrewards.launcher;

/** How the process ends. The numbers stand in docs/configuration.md and never change their meaning. */
enum ExitCode {
    STOPPED(0),
    UNEXPECTED(1),
    USAGE(2),
    WRONG_JAVA(10),
    NO_RIGHTS(11),
    DISK_FULL(12),
    ALREADY_RUNNING(13),
    PORT_TAKEN(14),
    DATABASE_UNREACHABLE(15),
    OTHER_VERSION(16),
    DATABASE_FAILED(17),
    DEPLOYMENT_FAILED(18),
    TAMPERED(20),
    NOT_VERIFIABLE(21),
    RULES_REFUSED(22),
    RULES_UNREADABLE(23),
    BACKUP_DAMAGED(24),
    NOT_EMPTY(25),
    RESTORE_UNFINISHED(26),
    NOT_READY(27);

    final int number;

    ExitCode(int number) {
        this.number = number;
    }
}
