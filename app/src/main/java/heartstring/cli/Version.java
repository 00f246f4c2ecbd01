package heartstring.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, as the jar's manifest tells it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "heartstring "
                    + Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(from source)")
        };
    }
}
