package dev.creamery.engine.schedule;

/**
 * Tells people how a launch goes: the one who launched it, and whoever looks at the batch from
 * another process. For one thread.
 */
final class Telling implements AutoCloseable {

    private final LaunchWatcher watcher;
    private final LivePublisher publisher;
    private final RoomOnDisk room;

    /**
     * @param room what is waited for, if anything, is told too
     */
    Telling(LaunchWatcher watcher, LivePublisher publisher, RoomOnDisk room) {
        this.watcher = watcher;
        this.publisher = publisher;
        this.room = room;
    }

    void tell(Progress progress) {
        Progress now = progress.waitingFor(room.waiting());
        publisher.publish(now);
        watcher.progress(now);
    }

    /** Other processes have nothing to look at any more. */
    @Override
    public void close() {
        publisher.close();
    }
}
