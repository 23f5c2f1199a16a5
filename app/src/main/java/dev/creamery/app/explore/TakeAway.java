package dev.creamery.app.explore;

import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureExport;
import dev.creamery.app.chart.picture.PictureFormat;
import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.explore.export.ExportDialog;
import dev.creamery.app.explore.export.ExportViewModel;
import dev.creamery.app.explore.tab.ExploreServices;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.OpenSource;
import dev.creamery.app.place.Notice;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes what a tab shows away: its chart as a picture, its data, its view. */
final class TakeAway {

    private final ExploreServices services;
    private final Path temporary;
    private final SavedViews views = new SavedViews();

    /**
     * @param temporary folder for what does not fit the memory
     */
    TakeAway(ExploreServices services, Path temporary) {
        this.services = services;
        this.temporary = temporary;
    }

    /**
     * Asks for a file, and writes the chart to it.
     *
     * @param scale pixels for each pixel of the screen; of no effect on SVG and PDF
     */
    void savePicture(TabViewModel tab, PictureFormat format, double scale) {
        Optional<Picture> picture = picture(tab);
        if (picture.isEmpty()) {
            return;
        }
        String name = tab.tab().source().name() + " " + tab.pane().get().id();
        services.files()
                .save(
                        "Save the chart",
                        name + "." + format.extension(),
                        format.label(),
                        List.of("*." + format.extension()))
                .ifPresent(
                        file ->
                                work(
                                        tab.tab(),
                                        () ->
                                                PictureExport.write(
                                                        picture.get(), format, scale, file),
                                        "The chart was saved as " + file,
                                        "The chart could not be saved"));
    }

    /** Puts the chart on the clipboard, twice as fine as the screen. */
    void copyPicture(TabViewModel tab) {
        picture(tab)
                .ifPresent(
                        picture ->
                                services.tasks()
                                        .run(
                                                () -> PictureExport.image(picture, 2),
                                                image -> {
                                                    PictureExport.copy(image);
                                                    tab.tab()
                                                            .notices()
                                                            .show(
                                                                    Notice.info(
                                                                            "The chart is on the"
                                                                                + " clipboard"));
                                                },
                                                problem ->
                                                        failed(
                                                                tab.tab(),
                                                                "The chart could not be copied",
                                                                problem)));
    }

    private static Optional<Picture> picture(TabViewModel tab) {
        OpenSource source = tab.tab().source();
        Optional<Picture> picture =
                tab.pane()
                        .get()
                        .picture(
                                new PictureNotes(
                                        tab.pane().get().title(),
                                        source.path().toString(),
                                        tab.tab().filter().get().toText()));
        if (picture.isEmpty()) {
            tab.tab()
                    .notices()
                    .show(
                            Notice.error(
                                    tab.pane().get().title() + " shows no chart now",
                                    "Show one that does, or widen the filter."));
        }
        return picture;
    }

    /** Asks in which form, and exports the experiments of the filter. */
    void exportData(TabViewModel tab) {
        ExploreTab shared = tab.tab();
        services.modal()
                .show(
                        new ExportDialog(
                                new ExportViewModel(
                                        services.tasks(),
                                        services.files(),
                                        shared.source().index(),
                                        shared.filter().get(),
                                        temporary),
                                services.modal()));
    }

    /** Asks for a file, and writes the view to it. */
    void saveView(TabViewModel tab) {
        Map<String, Object> view = tab.save();
        services.files()
                .save(
                        "Save the view",
                        tab.tab().source().name() + SavedViews.ENDING,
                        "View",
                        List.of("*" + SavedViews.ENDING))
                .map(TakeAway::withEnding)
                .ifPresent(
                        file ->
                                work(
                                        tab.tab(),
                                        () -> views.write(view, file),
                                        "The view was saved as " + file,
                                        "The view could not be saved"));
    }

    private static Path withEnding(Path file) {
        return SavedViews.isView(file)
                ? file
                : file.resolveSibling(file.getFileName() + SavedViews.ENDING);
    }

    /** Puts the view's JSON on the clipboard. */
    void copyView(TabViewModel tab) {
        services.clipboard().put(views.text(tab.save()));
        tab.tab().notices().show(Notice.info("The view is on the clipboard, as JSON"));
    }

    private interface Writing {
        void write() throws Exception;
    }

    private void work(ExploreTab tab, Writing writing, String done, String failed) {
        services.tasks()
                .run(
                        () -> {
                            writing.write();
                            return done;
                        },
                        message -> tab.notices().show(Notice.info(message)),
                        problem -> failed(tab, failed, problem));
    }

    private static void failed(ExploreTab tab, String what, Exception problem) {
        tab.notices()
                .show(
                        Notice.error(
                                what + ": " + problem.getMessage(),
                                "Choose another folder or name.",
                                problem));
    }
}
