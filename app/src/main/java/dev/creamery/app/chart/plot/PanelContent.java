package dev.creamery.app.chart.plot;

import dev.creamery.app.chart.picture.Mark;

import java.util.List;

/** What is drawn inside a panel's axes. */
@FunctionalInterface
public interface PanelContent {
    /** The marks, in the pixels of the frame; what lies outside the frame is cut off later. */
    List<Mark> marks(Frame frame);
}
