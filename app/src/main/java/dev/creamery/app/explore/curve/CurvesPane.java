package dev.creamery.app.explore.curve;

import dev.creamery.app.chart.CurveChart;
import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.chart.plot.AxisSpec;
import dev.creamery.app.chart.plot.Curve;
import dev.creamery.app.chart.plot.CurveSet;
import dev.creamery.app.chart.plot.CurveView;
import dev.creamery.app.chart.plot.ScaleKind;
import dev.creamery.app.explore.tab.ColumnText;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Pane;
import dev.creamery.app.explore.widget.Emptiness;
import dev.creamery.app.explore.widget.EmptyPlace;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Curves of a statistic over epochs. */
public final class CurvesPane implements Pane {

    private static final CurveSet NONE =
            CurveSet.empty(AxisSpec.whole("Epoch", ScaleKind.LOG), AxisSpec.of("", ScaleKind.LOG));

    private final ExploreTab tab;
    private final CurvesViewModel curves;
    private final CurveChart chart =
            new CurveChart(NONE, CurveView.of(ScaleKind.LOG, ScaleKind.LOG));
    private final BorderPane view = new BorderPane();
    private final Label title = new Label();
    private final Label badge = new Label();
    private final Label note = new Label();
    private final EmptyPlace nothing;
    private final Hyperlink everyEpoch = new Hyperlink("Read every epoch");
    private final ProgressBar progress = new ProgressBar();

    public CurvesPane(ExploreTab tab) {
        this.tab = tab;
        curves = new CurvesViewModel(tab);
        view.getStyleClass().addAll("pane", "curves-pane");
        CurveToolbar toolbar = new CurveToolbar(curves, tab, chart);
        view.setTop(new VBox(header(toolbar.more()), toolbar));
        nothing = new EmptyPlace(why -> why.clearFilter(tab));
        StackPane center = new StackPane(chart, nothing);
        center.getStyleClass().add("pane-chart");
        view.setCenter(center);
        view.setBottom(footer());
        chart.setId("curve-chart");
        chart.setOnSelected(this::select);
        curves.answer().addListener((property, before, now) -> now.ifPresent(this::show));
        curves.selected().addListener((property, before, now) -> draw());
        chart.viewProperty().addListener((property, before, now) -> looked(before, now));
        curves.busy().addListener((property, before, now) -> showProgress());
        curves.progress().addListener((property, before, now) -> showProgress());
        tab.selected().addListener((property, before, now) -> emphasise());
        tab.pointedAt().addListener((property, before, now) -> emphasise());
        tab.matching().addListener((property, before, now) -> showEmptiness());
        showProgress();
        showTitle();
        curves.settings().addListener((property, before, now) -> showTitle());
        tab.measurement().addListener((property, before, now) -> showTitle());
    }

    private Node header(Node more) {
        title.getStyleClass().add("pane-title");
        badge.getStyleClass().add("badge");
        progress.setPrefWidth(120);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(10, title, badge, progress, gap, more);
        header.getStyleClass().add("pane-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private Node footer() {
        note.setId("curves-note");
        note.getStyleClass().add("hint");
        note.setWrapText(true);
        note.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(note, Priority.ALWAYS);
        everyEpoch.getStyleClass().add("hint");
        everyEpoch.setOnAction(event -> curves.change(now -> now.withEveryEpoch(true)));
        HBox footer = new HBox(10, note, everyEpoch);
        footer.getStyleClass().add("pane-footer");
        footer.setAlignment(Pos.CENTER_LEFT);
        return footer;
    }

    private void show(CurveAnswer answer) {
        draw();
        badge.setText(answer.badge());
        badge.setVisible(!answer.badge().isEmpty());
        boolean empty = answer.set().curves().isEmpty();
        showEmptiness();
        note.setText(empty ? "" : answer.note());
        everyEpoch.setVisible(answer.sampled());
        everyEpoch.setManaged(answer.sampled());
        emphasise();
    }

    private void showEmptiness() {
        nothing.show(
                curves.answer()
                        .get()
                        .filter(now -> now.set().curves().isEmpty())
                        .map(this::whyEmpty)
                        .orElse(Emptiness.NONE));
    }

    /** What cannot be drawn is told by the answer, unless there is no experiment to draw. */
    private Emptiness whyEmpty(CurveAnswer answer) {
        boolean told = answer.badge().isEmpty() && tab.matching().get() != 0;
        return told ? Emptiness.because(answer.note()) : Emptiness.of(tab, "");
    }

    private void draw() {
        curves.answer()
                .get()
                .ifPresent(
                        answer ->
                                chart.show(
                                        CurveAssembly.among(
                                                answer.set(),
                                                answer.question(),
                                                curves.selected().get())));
        emphasise();
    }

    private void showProgress() {
        progress.setVisible(curves.progress().get().isPresent());
        progress.setProgress(curves.progress().get().map(step -> step.fraction()).orElse(0.0));
    }

    private void showTitle() {
        title.setText(titleText());
    }

    private String titleText() {
        CurveSettings now = curves.settings().get();
        StringBuilder text =
                new StringBuilder(ColumnText.sentence(curves.statistic().trainColumn()));
        if (now.rows() != MeasuredOn.BOTH) {
            text.replace(0, 1, text.substring(0, 1).toLowerCase(Locale.ROOT))
                    .insert(0, now.rows().title() + " ");
        }
        if (!now.colour().isEmpty() && now.form() != CurveForm.RUNS) {
            text.append(" by ").append(ColumnText.inSentence(now.colour()));
        }
        if (!now.panels().isEmpty()) {
            text.append(", per ").append(ColumnText.inSentence(now.panels()));
        }
        return text.toString();
    }

    private void select(Optional<Curve> curve) {
        tab.select(curve.flatMap(one -> LineReader.key(one.id())).map(List::of).orElse(List.of()));
    }

    /** Zooming, hiding and pinning can be undone by going back; pointing is nothing to undo. */
    private void looked(CurveView before, CurveView now) {
        if (!SavedCurveView.save(before).equals(SavedCurveView.save(now))) {
            tab.looked();
        }
    }

    private void emphasise() {
        Set<Long> keys = tab.emphasised();
        Set<String> ids = new LinkedHashSet<>();
        if (!keys.isEmpty()) {
            for (Curve curve : chart.curves().curves()) {
                LineReader.key(curve.id())
                        .filter(keys::contains)
                        .ifPresent(key -> ids.add(curve.id()));
            }
        }
        if (!ids.equals(chart.getView().selected())) {
            chart.setView(chart.getView().withSelected(ids));
        }
    }

    @Override
    public String id() {
        return "curves";
    }

    @Override
    public String title() {
        return "Curves";
    }

    @Override
    public String icon() {
        return "fth-activity";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void shown() {
        curves.shown();
    }

    @Override
    public void hidden() {
        curves.hidden();
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> saved = new LinkedHashMap<>(curves.save());
        saved.putAll(SavedCurveView.save(chart.getView()));
        return saved;
    }

    @Override
    public void restore(Map<String, Object> saved) {
        curves.restore(saved);
        chart.setView(SavedCurveView.restored(saved, chart.getView()));
    }

    @Override
    public Optional<Picture> picture(PictureNotes notes) {
        return chart.curves().curves().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        chart.picture(
                                new PictureNotes(titleText(), notes.source(), notes.filter())));
    }
}
