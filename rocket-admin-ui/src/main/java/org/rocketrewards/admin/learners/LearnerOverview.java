package org.rocketrewards.admin.learners;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import org.rocketrewards.admin.deliveries.DeliveriesNavigation;
import org.rocketrewards.admin.parts.ActDialog;
import org.rocketrewards.admin.parts.Badge;
import org.rocketrewards.admin.parts.CalendarTexts;
import org.rocketrewards.admin.parts.Caller;
import org.rocketrewards.admin.parts.Moment;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ingest.SourceRow;
import org.rocketrewards.ledger.AccountView;
import org.rocketrewards.ledger.EntryTime;
import org.rocketrewards.ledger.ExclusionRow;
import org.rocketrewards.ledger.boundary.Leaderboards;
import org.rocketrewards.ledger.boundary.Statements;

/** What the learner has, what they had at a moment, and whether leaderboards show them. */
final class LearnerOverview extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Statements statements;
    private final transient Leaderboards leaderboards;
    private final transient SourceRow source;
    private final transient AccountView account;
    private final Div shownInBoards = new Div();

    LearnerOverview(
            Statements statements, Leaderboards leaderboards, SourceRow source, AccountView account, Clock clock) {
        this.statements = statements;
        this.leaderboards = leaderboards;
        this.source = source;
        this.account = account;
        addClassName("overview");

        Span number = new Span(Words.number(account.balance()));
        number.addClassName("balance-number");
        Div balance = new Div(number, new Span(getTranslation("learner.points")));
        balance.addClassName("balance");

        Div about = new Div(
                new Paragraph(
                        new Span(getTranslation("learner.entries", account.entries()) + " "),
                        new Span(getTranslation("learner.since") + " "),
                        new Moment(account.openedAt())),
                DeliveriesNavigation.ofLearner(
                        account.source(), account.learner(), getTranslation("learner.why_no_points")),
                shownInBoards);
        about.addClassName("stack");
        shownInBoards.addClassName("in-line");
        add(balance, about, balanceAt(clock));
        // Moodle's own ids that are no person's are in no leaderboard
        if (account.learner() > 0) {
            showExclusion();
        }
    }

    private Div balanceAt(Clock clock) {
        DateTimePicker moment = new DateTimePicker(
                getTranslation("learner.balance_at", source.timeZone().getId()));
        CalendarTexts.tell(this, moment);
        moment.setDateAriaLabel(getTranslation("learner.balance_at.day"));
        moment.setTimeAriaLabel(getTranslation("learner.balance_at.time"));
        moment.setMax(LocalDateTime.ofInstant(clock.instant(), source.timeZone()));
        Paragraph answer = new Paragraph();
        answer.getElement().setAttribute("role", "status");
        moment.addValueChangeListener(change -> answer.setText(
                change.getValue() == null
                        ? ""
                        : statements
                                .balanceAt(
                                        source.id(),
                                        account.learner(),
                                        change.getValue()
                                                .atZone(source.timeZone())
                                                .toInstant(),
                                        EntryTime.OCCURRED)
                                .map(then -> getTranslation(
                                        "learner.balance_then",
                                        Words.number(then.balance()),
                                        Words.number(then.entries())))
                                .orElse("")));
        Div balanceAt = new Div(moment, answer);
        balanceAt.addClassNames("stack", "balance-at");
        return balanceAt;
    }

    private void showExclusion() {
        shownInBoards.removeAll();
        Optional<ExclusionRow> exclusion = leaderboards.exclusion(account.source(), account.learner());
        exclusion.ifPresent(excluded -> shownInBoards.add(
                new Badge(VaadinIcon.EYE_SLASH, getTranslation("exclusion.excluded"), "quarantined"),
                new Span(getTranslation(
                        "exclusion.why", excluded.excludedBy(), Words.withoutTricks(excluded.reason())))));
        if (Caller.operates()) {
            Button change = new Button(
                    getTranslation(exclusion.isPresent() ? "exclusion.include" : "exclusion.exclude"),
                    click -> askForChange(exclusion.isPresent()));
            change.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            shownInBoards.add(change);
        }
    }

    private void askForChange(boolean excluded) {
        String learner = String.valueOf(account.learner());
        if (excluded) {
            new ActDialog(getTranslation("exclusion.include"), getTranslation("exclusion.include.do"))
                    .say(getTranslation("exclusion.include.text", learner))
                    .ask(reason -> {
                        leaderboards.include(account.source(), account.learner());
                        showExclusion();
                    });
        } else {
            new ActDialog(getTranslation("exclusion.exclude"), getTranslation("exclusion.exclude.do"))
                    .say(getTranslation("exclusion.exclude.text", learner))
                    .askWhy()
                    .ask(reason -> {
                        leaderboards.exclude(account.source(), account.learner(), reason);
                        showExclusion();
                    });
        }
    }
}
