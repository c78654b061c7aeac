package org.rocketrewards.admin.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {
    private static final List<String> TIMES = List.of("10:00", "11:00");

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "3,5", "7,10", "10,10", "11,20", "4200,5000", "0.3,0.5"})
    void theScaleEndsAtARoundNumber(double most, double top) {
        assertThat(ChartDrawing.roundUp(most)).isEqualTo(top);
    }

    @Test
    void barsStandOnEachOther() {
        String svg = drawing(Chart.Shape.STACKED, series("accepted", 3, 5), series("refused", 0, 5))
                .svg();

        assertThat(svg)
                .contains(
                        "<rect class=\"look-accepted\" x=\"11\" width=\"8\" y=\"50.00\" height=\"50.00\"/>",
                        "<rect class=\"look-refused\" x=\"11\" width=\"8\" y=\"0.00\" height=\"50.00\"/>");
        assertThat(svg.split("look-refused", -1)).hasSize(2);
    }

    @Test
    void whatOthersWroteIsTextOnly() {
        Chart.Series hostile = new Chart.Series("<script>alert(1)</script>", "x\" onload=\"y", List.of(1, 2));
        String svg = drawing(Chart.Shape.LINES, hostile).svg();

        assertThat(svg).doesNotContain("<script>", "onload=\"").contains("&lt;script&gt;");
    }

    @Test
    void nothingIsDrawnOfNothing() {
        assertThat(new ChartDrawing(Chart.Shape.STACKED, List.of(), List.of(), List.of(), List.of()).svg())
                .startsWith("<svg")
                .doesNotContain("<rect", "NaN");
        assertThat(Sparkline.svg(List.of())).doesNotContain("NaN");
    }

    private static Chart.Series series(String look, Integer... values) {
        return new Chart.Series(look, look, List.of(values));
    }

    private static ChartDrawing drawing(Chart.Shape shape, Chart.Series... series) {
        return new ChartDrawing(shape, TIMES, List.of(series), List.of(), List.of());
    }
}
