package dev.creamery.app.explore.table;

/** Changes that a table makes by itself: they are not what a person did. */
final class OwnChanges {

    private boolean beingMade;

    /** Makes changes that are to be told to nobody. */
    void make(Runnable changes) {
        boolean before = beingMade;
        beingMade = true;
        changes.run();
        beingMade = before;
    }

    /** Whether what happens now is such a change. */
    boolean areBeingMade() {
        return beingMade;
    }
}
