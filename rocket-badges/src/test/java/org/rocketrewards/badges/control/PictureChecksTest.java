package org.rocketrewards.badges.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.RocketException;

class PictureChecksTest {
    private static final String OPEN = "<svg xmlns=\"http://www.w3.org/2000/svg\""
            + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\">";

    private static byte[] image(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    private static byte[] svg(String inside) {
        return (OPEN + inside + "</svg>").getBytes(StandardCharsets.UTF_8);
    }

    private static RocketException refusal(String type, byte[] bytes) {
        RocketException refusal = catchThrowableOfType(RocketException.class, () -> PictureChecks.check(type, bytes));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    @ParameterizedTest
    @CsvSource({"png, image/png", "jpg, image/jpeg"})
    void realPicturesAreTaken(String format, String type) throws IOException {
        assertThat(PictureChecks.check(type + ";charset=x", image(format, 64, 48))
                        .type())
                .isEqualTo(type);
        assertThat(refusal(type, image(format, 5_000, 2)).detail()).contains("5000 by 2");
    }

    @Test
    void whatIsCalledAPictureIsLookedAt() throws IOException {
        assertThat(refusal("image/png", image("jpg", 9, 9)).type()).isEqualTo(ProblemType.INVALID_FIELD);
        assertThat(refusal("image/jpeg", image("png", 9, 9)).type()).isEqualTo(ProblemType.INVALID_FIELD);
        assertThat(refusal("image/png", new byte[0]).type()).isEqualTo(ProblemType.INVALID_FIELD);
        assertThat(refusal("image/jpeg", new byte[] {-1, -40, -1, -1, -1, -1}).type())
                .isEqualTo(ProblemType.INVALID_FIELD);
        assertThat(refusal("text/html", new byte[9]).type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        assertThat(refusal("image/svg+xml", image("png", 9, 9)).type()).isEqualTo(ProblemType.INVALID_FIELD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<path d=\"M0 0h9v9z\" fill=\"#c00\" style=\"opacity: .5\"/>",
                "<defs><linearGradient id=\"g\"><stop offset=\"0\"/></linearGradient></defs><rect fill=\"url(#g)\"/>",
                "<g id=\"a\"/><use href=\"#a\"/><use xlink:href=\"#a\"/>",
                "<title>Badge &amp; more</title><text x=\"1\">3 &lt; 4</text>",
            })
    void drawingsAreTaken(String inside) {
        assertThat(PictureChecks.check("image/svg+xml", svg(inside)).type()).isEqualTo("image/svg+xml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT/>",
                "<script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script>",
                "<foreignObject><p/></foreignObject>",
                "<a href=\"#x\"/>",
                "<image href=\"#x\"/>",
                "<style>@import url(http://evil.example/)</style>",
                "<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>",
                "<set attributeName=\"onclick\" to=\"alert(1)\"/>",
                "<rect onload=\"alert(1)\"/>",
                "<rect ONLOAD=\"alert(1)\"/>",
                "<use href=\"http://evil.example/x.svg#a\"/>",
                "<use xlink:href=\" data:image/svg+xml;base64,AAAA\"/>",
                "<rect fill=\"url(http://evil.example/)\"/>",
                "<rect fill=\"url( 'http://evil.example/#a')\"/>",
                "<rect style=\"background: u\\72l(http://evil.example/)\"/>",
                "<rect style=\"fill: url/**/(http://evil.example/)\"/>",
                "<?xml-stylesheet href=\"http://evil.example/x.css\"?>",
                "<svg/>",
                "<unclosed>",
            })
    void whatDoesMoreThanDrawIsRefused(String inside) {
        assertThat(refusal("image/svg+xml", svg(inside)).type()).isEqualTo(ProblemType.INVALID_FIELD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + OPEN + "<text>&x;</text></svg>",
                "<!DOCTYPE svg>" + OPEN + "</svg>",
                OPEN + "&nbsp;</svg>",
                "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>",
                "<svg/>",
                "",
            })
    void whatIsNoPlainSvgIsRefused(String text) {
        assertThat(refusal("image/svg+xml", text.getBytes(StandardCharsets.UTF_8))
                        .type())
                .isEqualTo(ProblemType.INVALID_FIELD);
    }

    @Test
    void depthIsBounded() {
        assertThat(refusal("image/svg+xml", svg("<g>".repeat(100) + "</g>".repeat(100)))
                        .detail())
                .contains("too many elements");
    }
}
