package org.rocketrewards.ingest.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rocketrewards.database.ApplicationStopping;
import org.rocketrewards.database.Database;
import org.rocketrewards.ingest.control.EventTypeIds;
import org.rocketrewards.ingest.control.Months;
import org.rocketrewards.ingest.monitoring.control.IntakeMeters;

/** Starts and stops the writer lanes that {@link Lanes} leads deliveries to. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Intake {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    Database database;

    @EJB
    Booking booking;

    @Inject
    @ConfigProperty(name = "rocket.intake.lanes", defaultValue = "2")
    int laneCount;

    @Inject
    @ConfigProperty(name = "rocket.intake.queue", defaultValue = "1024")
    int capacity;

    @Inject
    @ConfigProperty(name = "rocket.intake.batch", defaultValue = "256")
    int largestBatch;

    @Inject
    Lanes lanes;

    @Inject
    IntakeMeters meters;

    private final List<Lane> opened = new ArrayList<>();
    private final List<Thread> running = new ArrayList<>();
    private volatile boolean closed;

    @PostConstruct
    void open() {
        database.ready();
        EventTypeIds types = new EventTypeIds();
        Months months = new Months();
        for (int i = 0; i < laneCount; i++) {
            Lane lane = new Lane(booking, types, months, capacity, largestBatch, meters);
            Thread thread = threads.newThread(lane);
            thread.setName("rocket-lane-" + i);
            opened.add(lane);
            running.add(thread);
            thread.start();
        }
        lanes.open(opened, capacity);
        // a thread of its own: on one that others share, whoever works for long would leave senders without an answer
        Thread patience = threads.newThread(this::expireOverdue);
        patience.setName("rocket-patience");
        patience.start();
    }

    private void expireOverdue() {
        while (!closed) {
            LockSupport.parkNanos(LOOK_NANOS);
            lanes.expireOverdue();
        }
    }

    /** While the data source is still there. */
    public void rest(@Observes ApplicationStopping news) {
        close();
    }

    /** Books what is waiting, then stops. */
    @PreDestroy
    void close() {
        opened.forEach(Lane::close);
        for (Thread thread : running) {
            try {
                thread.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        closed = true;
    }

    /** Whether every lane runs. */
    public boolean isOpen() {
        return !running.isEmpty() && running.stream().allMatch(Thread::isAlive);
    }
}
