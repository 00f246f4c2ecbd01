package heartstring;

import heartstring.cli.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The product: hands the command line to {@link Commands} and answers the process with its exit code. */
// Beans are named in full, so that two rooms may use the same noun.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Heartstring {

    public static void main(String[] args) {
        int exit = Commands.run(Heartstring.class, args);
        if (exit != Commands.KEEPS_RUNNING) {
            System.exit(exit);
        }
    }
}
