package org.rocketrewards.admin.learners;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ledger.EntryKind;

/** A learner's entries. Where it is narrow the first column tells all. */
final class StatementGrid extends Grid<StatementItem> {
    private static final long serialVersionUID = 1L;
    private static final String WIDE = "wide";
    private static final String FIRM = "wide firm";
    private static final String TAKE_BACK =
            "${item.can ? html`<vaadin-button theme=\"tertiary small\" @click=\"${take}\" aria-label=\"${item.label}\">"
                    + "${item.word}</vaadin-button>` : ''}";
    private static final String LINE = """
            <div class="line">
              <span class="line-what"><span>${item.what}</span><span class="small">${item.more}</span></span>
              <span class="line-more">
                <rocket-time at="${item.at}"></rocket-time>
                <span class="line-points ${item.sign}">${item.points}</span>
                <span class="line-who">${item.balance}</span>
                <span class="line-why">${item.link ? html`<a href="${item.link}" router-link>${item.delivery}</a>` : ''}</span>
                %s
              </span>
            </div>""".formatted(TAKE_BACK);

    /** {@code takeBack} is asked to take an entry back; null: nothing is offered. */
    StatementGrid(@Nullable Consumer<StatementItem> takeBack) {
        addClassName("statement");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        getElement().setAttribute("aria-label", getTranslation("statement.title"));
        setSelectionMode(SelectionMode.NONE);
        setSizeFull();
        setPageSize(50);
        boolean offered = takeBack != null;
        Consumer<StatementItem> act = takeBack == null ? entry -> {} : takeBack;
        addColumn(LitRenderer.<StatementItem>of(LINE)
                        .withProperty("can", entry -> offered && entry.canBeReversed())
                        .withProperty("word", entry -> getTranslation("reverse.open"))
                        .withProperty("label", entry -> getTranslation("reverse.title", entry.entryNo()))
                        .withFunction("take", act::accept)
                        .withProperty("what", this::what)
                        .withProperty("more", this::more)
                        .withProperty("at", entry -> entry.occurredAt().toString())
                        .withProperty("sign", StatementGrid::sign)
                        .withProperty("points", entry -> Words.points(entry.points()))
                        .withProperty(
                                "balance",
                                entry -> getTranslation("entry.balance_after", Words.number(entry.balance())))
                        .withProperty("link", StatementGrid::link)
                        .withProperty("delivery", this::delivery))
                .setHeader(getTranslation("entry.what"))
                .setWidth("16rem")
                .setFlexGrow(3)
                .setPartNameGenerator(entry -> "first")
                .setHeaderPartName("first");
        wide(addColumn(LitRenderer.<StatementItem>of("<rocket-time at=\"${item.at}\" exact></rocket-time>")
                        .withProperty("at", entry -> entry.occurredAt().toString()))
                .setHeader(getTranslation("entry.occurred"))
                .setWidth("17rem")
                .setFlexGrow(0));
        firm(addColumn(LitRenderer.<StatementItem>of("<span class=\"line-points ${item.sign}\">${item.points}</span>")
                        .withProperty("sign", StatementGrid::sign)
                        .withProperty("points", entry -> Words.points(entry.points())))
                .setHeader(getTranslation("entry.points"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("6rem")
                .setFlexGrow(0));
        firm(addColumn(entry -> Words.number(entry.balance()))
                .setHeader(getTranslation("entry.balance"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("6rem")
                .setFlexGrow(0));
        wide(addColumn(LitRenderer.<StatementItem>of(
                                "${item.link ? html`<a href=\"${item.link}\" router-link>${item.delivery}</a>` : ''}")
                        .withProperty("link", StatementGrid::link)
                        .withProperty("delivery", this::delivery))
                .setHeader(getTranslation("entry.why"))
                .setWidth("9rem")
                .setFlexGrow(0));
        if (offered) {
            firm(addColumn(LitRenderer.<StatementItem>of(TAKE_BACK)
                            .withProperty("can", StatementItem::canBeReversed)
                            .withProperty("word", entry -> getTranslation("reverse.open"))
                            .withProperty("label", entry -> getTranslation("reverse.title", entry.entryNo()))
                            .withFunction("take", act::accept))
                    .setHeader(getTranslation("entry.actions"))
                    .setWidth("9.5rem")
                    .setFlexGrow(0));
        }
    }

    private static void wide(Grid.Column<StatementItem> column) {
        column.setPartNameGenerator(entry -> WIDE).setHeaderPartName(WIDE);
    }

    /** The same for what is of one length and never gives way. */
    private static void firm(Grid.Column<StatementItem> column) {
        column.setPartNameGenerator(entry -> FIRM).setHeaderPartName(FIRM);
    }

    private static String sign(StatementItem entry) {
        return entry.points() < 0 ? "minus" : "plus";
    }

    private String what(StatementItem entry) {
        return entry.rule() == null ? getTranslation("entry.kind." + entry.kind()) : Words.rule(this, entry.rule());
    }

    /** What else there is to say: the kind where a rule names it, what it takes back, why people booked it. */
    private String more(StatementItem entry) {
        StringBuilder more = new StringBuilder();
        if (entry.rule() != null && !entry.kind().equals(EntryKind.AWARD.code())) {
            append(more, getTranslation("entry.kind." + entry.kind()));
        }
        if (entry.reverses() != null) {
            append(more, getTranslation("entry.reverses", entry.reverses()));
        }
        if (entry.reason() != null) {
            append(more, Words.withoutTricks(entry.reason()));
        }
        if (entry.reference() != null) {
            append(more, Words.withoutTricks(entry.reference()));
        }
        return more.toString();
    }

    private static void append(StringBuilder more, String text) {
        more.append(more.isEmpty() ? "" : " · ").append(text);
    }

    private static String link(StatementItem entry) {
        return entry.event() == null ? "" : "deliveries/" + entry.event();
    }

    private String delivery(StatementItem entry) {
        return entry.event() == null ? "" : getTranslation("delivery.title", String.valueOf(entry.event()));
    }
}
