import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks or formats every Java file below the given folders; the build runs it as a source file.
 *
 * <p>{@code Format --check|--replace FOLDER...}
 */
class Format {
    public static void main(String[] args) throws Exception {
        boolean check = args[0].equals("--check");
        List<String> files = new ArrayList<>();
        for (String folder : List.of(args).subList(1, args.length)) {
            if (!Files.isDirectory(Path.of(folder))) {
                continue;
            }
            try (var paths = Files.walk(Path.of(folder))) {
                paths.map(Path::toString).filter(p -> p.endsWith(".java")).sorted().forEach(files::add);
            }
        }
        if (files.isEmpty()) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of("--aosp"));
        arguments.addAll(check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
        arguments.addAll(files);
        // Strings that it breaks into pieces need a second pass before they stay as they are.
        int exit = 0;
        for (int pass = 0; pass < (check ? 1 : 2) && exit == 0; pass++) {
            PrintWriter out = new PrintWriter(System.out, true);
            PrintWriter err = new PrintWriter(System.err, true);
            exit = new Main(out, err, System.in).format(arguments.toArray(String[]::new));
            out.flush();
            err.flush();
        }
        if (exit != 0 && check) {
            System.err.println("The files above are not formatted. To format: mvn -q -Pformat process-sources");
        }
        System.exit(exit);
    }
}
