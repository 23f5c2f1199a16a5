package dev.creamery.app.chart.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javafx.scene.paint.Color;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;

class PictureExportTest {
    private static final PictureNotes NOTES =
            new PictureNotes(
                    "Loss & depth", "runs <summary>", "depth >= 4 and shape = 'rectangle'");
    private static final TextStyle TEXT = new TextStyle(FontFace.REGULAR, 12, Color.BLACK);
    private static final Picture PICTURE =
            new Picture(
                    200,
                    100,
                    Color.WHITE,
                    List.of(
                            Mark.Box.filled(10, 10, 60, 40, Color.RED),
                            new Mark.Line(
                                    new double[] {0, 50, 100},
                                    new double[] {90, 80, 90},
                                    new Stroke(Color.BLUE, 2, List.of(4., 2.))),
                            new Mark.Area(
                                    new double[] {150, 190, 150},
                                    new double[] {20, 20, 60},
                                    Color.rgb(0, 128, 0, .5),
                                    null),
                            new Mark.Disc(170, 80, 8, Color.BLACK, null),
                            new Mark.Clip(
                                    100,
                                    10,
                                    20,
                                    20,
                                    List.of(Mark.Box.filled(90, 0, 100, 100, Color.LIME))),
                            Mark.Words.at(20, 70, Anchor.START, "Verlust 10⁻³ − ½ <a&b>", TEXT),
                            new Mark.Words("upwards", 8, 90, Anchor.MIDDLE, -90, TEXT)),
                    NOTES);

    @TempDir Path folder;

    @Test
    void aPngHasTheScaledSizeAndTheColours() throws IOException {
        Path file = folder.resolve("a.png");
        PictureExport.write(PICTURE, PictureFormat.PNG, 2.5, file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(500);
        assertThat(image.getHeight()).isEqualTo(250);
        assertThat(image.getRGB(100, 75)).isEqualTo(0xffff0000);
        assertThat(image.getRGB(275, 50)).isEqualTo(0xff00ff00);
        assertThat(image.getRGB(320, 50)).as("outside the clip").isEqualTo(0xffffffff);
    }

    @Test
    void aPngNotesFilterAndSource() throws IOException {
        byte[] bytes = written(PictureFormat.PNG, 1);
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in =
                ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in);
            Element root = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
            NodeList entries = root.getElementsByTagName("iTXtEntry");
            assertThat(entries.getLength()).isEqualTo(4);
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < entries.getLength(); i++) {
                Element entry = (Element) entries.item(i);
                all.append(entry.getAttribute("keyword")).append('=');
                all.append(entry.getAttribute("text")).append('\n');
            }
            assertThat(all).contains("Filter=" + NOTES.filter(), "Source=" + NOTES.source());
        }
    }

    @Test
    void anSvgIsWellFormedWithOneElementForEachMark() throws Exception {
        Document svg = parse(written(PictureFormat.SVG, 1));
        assertThat(svg.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 200 100");
        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(1);
        assertThat(svg.getElementsByTagName("polygon").getLength()).isEqualTo(1);
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(1);
        assertThat(svg.getElementsByTagName("clipPath").getLength()).isEqualTo(1);
        NodeList texts = svg.getElementsByTagName("text");
        assertThat(texts.item(0).getTextContent()).isEqualTo("Verlust 10⁻³ − ½ <a&b>");
        Element polyline = (Element) svg.getElementsByTagName("polyline").item(0);
        assertThat(polyline.getAttribute("points")).isEqualTo("0,90 50,80 100,90");
        assertThat(polyline.getAttribute("stroke-dasharray")).isEqualTo("4 2");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo(NOTES.title());
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .contains(NOTES.filter(), NOTES.source());
    }

    @Test
    void anSvgCarriesTheLettersItUses() throws Exception {
        String svg = new String(written(PictureFormat.SVG, 1), StandardCharsets.UTF_8);
        assertThat(svg).contains("@font-face{font-family:'Inter';font-weight:400");
        assertThat(svg.length()).isLessThan(60_000);
    }

    @Test
    void aPdfHasItsTextAndEmbeddedFonts() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(written(PictureFormat.PDF, 1))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isEqualTo(200);
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("Verlust 10⁻³ − ½ <a&b>");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo(NOTES.title());
            assertThat(pdf.getDocumentInformation().getCustomMetadataValue("Filter"))
                    .isEqualTo(NOTES.filter());
            for (COSName name : pdf.getPage(0).getResources().getFontNames()) {
                PDFont font = pdf.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).contains("Inter");
            }
        }
    }

    @Test
    void aPdfLooksLikeThePng() throws IOException {
        BufferedImage png = ImagePainter.paint(PICTURE, 1);
        try (PDDocument pdf = Loader.loadPDF(written(PictureFormat.PDF, 1))) {
            BufferedImage page = new PDFRenderer(pdf).renderImage(0);
            int different = 0;
            for (int y = 0; y < 100; y++) {
                for (int x = 0; x < 200; x++) {
                    different += far(png.getRGB(x, y), page.getRGB(x, y)) ? 1 : 0;
                }
            }
            // Edges and letters are smoothed a little differently.
            assertThat(different).isLessThan(400);
        }
    }

    @Test
    void lettersThatAFontLacksDoNotStopAPdf() throws IOException {
        Picture odd =
                new Picture(
                        100,
                        50,
                        Color.WHITE,
                        List.of(Mark.Words.at(5, 20, Anchor.START, "a漢b\u0007", TEXT)),
                        PictureNotes.none());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PictureExport.write(odd, PictureFormat.PDF, 1, out);
        try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf)).startsWith("a?b");
        }
        out.reset();
        PictureExport.write(odd, PictureFormat.SVG, 1, out);
        assertThat(new String(out.toByteArray(), StandardCharsets.UTF_8)).contains(">a漢b<");
    }

    @Test
    void aFailedExportLeavesNothingBehindAndWhatWasThere() throws IOException {
        Path file = folder.resolve("kept.png");
        Files.writeString(file, "before");
        assertThatThrownBy(() -> PictureExport.write(PICTURE, PictureFormat.PNG, 1e6, file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SVG or PDF");
        assertThat(file).hasContent("before");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThatThrownBy(
                        () ->
                                PictureExport.write(
                                        PICTURE, PictureFormat.SVG, 1, folder.resolve("no/x.svg")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no folder");
    }

    @Test
    void numbersInSvgAreShortAndRight() {
        assertThat(SvgPainter.number(1)).isEqualTo("1");
        assertThat(SvgPainter.number(-.05)).isEqualTo("-0.05");
        assertThat(SvgPainter.number(2.499)).isEqualTo("2.5");
        assertThat(SvgPainter.number(-12.345)).isIn("-12.34", "-12.35");
        assertThat(SvgPainter.number(.001)).isEqualTo("0");
    }

    private static byte[] written(PictureFormat format, double scale) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PictureExport.write(PICTURE, format, scale, out);
        return out.toByteArray();
    }

    private static Document parse(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static boolean far(int a, int b) {
        for (int shift = 0; shift < 24; shift += 8) {
            if (Math.abs((a >> shift & 255) - (b >> shift & 255)) > 60) {
                return true;
            }
        }
        return false;
    }
}
