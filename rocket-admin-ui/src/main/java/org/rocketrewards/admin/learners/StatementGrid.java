package org.rocketrewards.admin.learners;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import org.rocketrewards.admin.parts.KeysetRows;
import org.rocketrewards.admin.parts.Words;
import org.rocketrewards.ledger.EntryKind;
import org.rocketrewards.ledger.EntryRow;

/** A learner's entries, newest first. Where it is narrow the first column tells all. */
final class StatementGrid extends Grid<EntryRow> {
    private static final long serialVersionUID = 1L;
    private static final String WIDE = "wide";
    private static final String LINE = """
            <div class="line">
              <span class="line-what"><span>${item.what}</span><span class="small">${item.kind}</span></span>
              <span class="line-more">
                <rocket-time at="${item.at}"></rocket-time>
                <span class="line-points ${item.sign}">${item.points}</span>
                <span class="line-who">${item.balance}</span>
                <span class="line-why">${item.link ? html`<a href="${item.link}" router-link>${item.delivery}</a>` : ''}</span>
              </span>
            </div>""";

    StatementGrid(KeysetRows<EntryRow> rows) {
        addClassName("statement");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        getElement().setAttribute("aria-label", getTranslation("statement.title"));
        setSelectionMode(SelectionMode.NONE);
        setSizeFull();
        setPageSize(50);
        addColumn(LitRenderer.<EntryRow>of(LINE)
                        .withProperty("what", this::what)
                        .withProperty("kind", this::kind)
                        .withProperty("at", entry -> entry.occurredAt().toString())
                        .withProperty("sign", entry -> entry.points() < 0 ? "minus" : "plus")
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
        wide(addColumn(LitRenderer.<EntryRow>of("<rocket-time at=\"${item.at}\" exact></rocket-time>")
                        .withProperty("at", entry -> entry.occurredAt().toString()))
                .setHeader(getTranslation("entry.occurred"))
                .setWidth("17rem")
                .setFlexGrow(1));
        wide(addColumn(LitRenderer.<EntryRow>of("<span class=\"line-points ${item.sign}\">${item.points}</span>")
                        .withProperty("sign", entry -> entry.points() < 0 ? "minus" : "plus")
                        .withProperty("points", entry -> Words.points(entry.points())))
                .setHeader(getTranslation("entry.points"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("7rem")
                .setFlexGrow(0));
        wide(addColumn(entry -> Words.number(entry.balance()))
                .setHeader(getTranslation("entry.balance"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("8rem")
                .setFlexGrow(0));
        wide(addColumn(LitRenderer.<EntryRow>of(
                                "${item.link ? html`<a href=\"${item.link}\" router-link>${item.delivery}</a>` : ''}")
                        .withProperty("link", StatementGrid::link)
                        .withProperty("delivery", this::delivery))
                .setHeader(getTranslation("entry.why"))
                .setWidth("10rem")
                .setFlexGrow(0));
        setItems(rows.source());
    }

    private static void wide(Grid.Column<EntryRow> column) {
        column.setPartNameGenerator(entry -> WIDE).setHeaderPartName(WIDE);
    }

    private String what(EntryRow entry) {
        return entry.rule() == null ? getTranslation("entry.kind." + entry.kind()) : Words.rule(this, entry.rule());
    }

    private String kind(EntryRow entry) {
        return entry.rule() == null || entry.kind().equals(EntryKind.AWARD.code())
                ? ""
                : getTranslation("entry.kind." + entry.kind());
    }

    private static String link(EntryRow entry) {
        return entry.event() == null ? "" : "deliveries/" + entry.event();
    }

    private String delivery(EntryRow entry) {
        return entry.event() == null ? "" : getTranslation("delivery.title", String.valueOf(entry.event()));
    }
}
