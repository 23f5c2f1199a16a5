package dev.creamery.app.explore.table;

import dev.creamery.engine.query.TablePage;

import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.IntConsumer;

/**
 * All rows of a table, of which only the pages looked at last are in memory. A row that is asked
 * for is there at once, and filled when its page has been loaded. Used on the view's thread only.
 */
final class PagedRows extends AbstractList<ExperimentRow> implements RandomAccess {

    /** Rows of a page. */
    static final int PAGE = 200;

    /** Pages in memory at most: some screens up and down. */
    private static final int KEPT = 24;

    private final int size;
    private final IntConsumer wanted;
    private final Map<Integer, ExperimentRow[]> pages =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, ExperimentRow[]> eldest) {
                    return size() > KEPT;
                }
            };

    /**
     * @param size rows in all
     * @param wanted told the number of a page that should be loaded
     */
    PagedRows(int size, IntConsumer wanted) {
        this.size = size;
        this.wanted = wanted;
    }

    @Override
    public ExperimentRow get(int position) {
        if (position < 0 || position >= size) {
            throw new IndexOutOfBoundsException(position + " of " + size);
        }
        return page(position / PAGE, true)[position % PAGE];
    }

    @Override
    public int size() {
        return size;
    }

    /** Rows know their place: no search through pages that are not in memory. */
    @Override
    public int indexOf(Object row) {
        return row instanceof ExperimentRow known && isHere(known) ? known.position() : -1;
    }

    @Override
    public int lastIndexOf(Object row) {
        return indexOf(row);
    }

    @Override
    public boolean contains(Object row) {
        return indexOf(row) >= 0;
    }

    /** What a row holds, if its page is in memory; asks for nothing. */
    Optional<ExperimentRow.Content> loaded(int position) {
        ExperimentRow[] page = pages.get(position / PAGE);
        return page == null ? Optional.empty() : page[position % PAGE].content().get();
    }

    /** Takes a page that was loaded. */
    void fill(TablePage loaded) {
        for (int row = 0; row < loaded.rows().length; row++) {
            int position = (int) loaded.offset() + row;
            if (position < size) {
                page(position / PAGE, false)[position % PAGE].fill(
                        new ExperimentRow.Content(loaded.keys()[row], loaded, row));
            }
        }
    }

    /** Forgets a page that could not be loaded, so that it is asked for again. */
    void forget(int page) {
        pages.remove(page);
    }

    private boolean isHere(ExperimentRow row) {
        ExperimentRow[] page = pages.get(row.position() / PAGE);
        return page != null && page[row.position() % PAGE] == row;
    }

    private ExperimentRow[] page(int number, boolean load) {
        ExperimentRow[] page = pages.get(number);
        if (page == null) {
            page = new ExperimentRow[Math.min(PAGE, size - number * PAGE)];
            for (int i = 0; i < page.length; i++) {
                page[i] = new ExperimentRow(number * PAGE + i);
            }
            pages.put(number, page);
            if (load) {
                wanted.accept(number);
            }
        }
        return page;
    }
}
