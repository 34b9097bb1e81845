package org.dialtone;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the command lines that a source file hands to methods that start programs. An empty word replaces a word that
 * the program makes at run time.
 */
final class JavaStarts {

    /** By the name of a starting method, the index of the command's first word among its arguments. */
    private static final Map<String, Integer> STARTERS = Map.of(
            "onPhone",
            0,
            "onBox",
            0,
            "onServer",
            0,
            "onRogue",
            0,
            "in",
            1,
            "Command.run",
            1,
            "lab.start",
            2,
            "lab.box",
            2,
            "lab.boxUntil",
            3);

    private static final Set<String> SEQUENCES = Set.of("List.of", "Stream.of", "Arrays.asList", "Arrays.stream");
    private static final Set<String> COPIES = Set.of("toList", "toArray", "stream");

    private final Map<String, Integer> starters = new HashMap<>(STARTERS);
    private final Map<String, List<Tree>> values = new HashMap<>();
    private final List<List<String>> found = new ArrayList<>();
    private final Set<Tree> open = new HashSet<>();

    private JavaStarts() {}

    static List<List<String>> of(CompilationUnitTree unit) {
        JavaStarts starts = new JavaStarts();
        unit.accept(starts.new Values(), null);
        int known;
        do {
            known = starts.starters.size();
            unit.accept(starts.new Own(), null);
        } while (starts.starters.size() > known);
        unit.accept(starts.new Calls(), null);
        return starts.found;
    }

    /** The values of the file's variables and methods, by name. */
    private final class Values extends TreeScanner<Void, Void> {

        private String method = "";

        @Override
        public Void visitVariable(VariableTree variable, Void none) {
            if (variable.getInitializer() != null) {
                add(variable.getName().toString(), variable.getInitializer());
            }
            return super.visitVariable(variable, none);
        }

        @Override
        public Void visitAssignment(AssignmentTree assignment, Void none) {
            add(assignment.getVariable().toString(), assignment.getExpression());
            return super.visitAssignment(assignment, none);
        }

        @Override
        public Void visitMethod(MethodTree tree, Void none) {
            method = tree.getName().toString();
            return super.visitMethod(tree, none);
        }

        @Override
        public Void visitLambdaExpression(LambdaExpressionTree lambda, Void none) {
            return null;
        }

        @Override
        public Void visitReturn(ReturnTree tree, Void none) {
            if (tree.getExpression() != null) {
                add(method + "()", tree.getExpression());
            }
            return null;
        }

        private void add(String name, Tree value) {
            values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
    }

    /** Finds the file's own methods that start the commands they receive. */
    private final class Own extends TreeScanner<Void, Void> {

        private List<String> parameters = List.of();
        private String method = "";

        @Override
        public Void visitClass(ClassTree tree, Void none) {
            List<String> before = parameters;
            super.visitClass(tree, none);
            parameters = before;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void none) {
            method = tree.getName().toString();
            parameters = tree.getParameters().stream()
                    .map(each -> each.getName().toString())
                    .toList();
            return super.visitMethod(tree, none);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            passedOn(command(call));
            return super.visitMethodInvocation(call, none);
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void none) {
            passedOn(command(made));
            return super.visitNewClass(made, none);
        }

        private void passedOn(List<? extends ExpressionTree> command) {
            if (command.size() == 1 && !method.equals("<init>")) {
                parameter(command.getFirst()).forEach(index -> starters.putIfAbsent(method, index));
            }
        }

        /** The parameter that is the command, or that follows the start of another command. */
        private Stream<Integer> parameter(Tree expression) {
            return switch (expression) {
                case IdentifierTree name ->
                    Stream.of(parameters.indexOf(name.toString())).filter(at -> at >= 0);
                case MethodInvocationTree call when isCopy(call) -> parameter(receiver(call));
                case MethodInvocationTree call
                when isSequence(call) -> parameters(call.getArguments().subList(0, 1));
                case MethodInvocationTree call when name(call).equals("Stream.concat") -> parameters(behind(call));
                default -> Stream.of();
            };
        }

        private Stream<Integer> parameters(List<? extends ExpressionTree> expressions) {
            return expressions.stream().flatMap(this::parameter);
        }

        /** Words that follow a literal command are its arguments, and no command. */
        private static List<? extends ExpressionTree> behind(MethodInvocationTree concat) {
            Tree first = concat.getArguments().getFirst();
            return first instanceof MethodInvocationTree call && isSequence(call) ? List.of() : concat.getArguments();
        }
    }

    private final class Calls extends TreeScanner<Void, Void> {

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            found.addAll(lines(command(call)));
            return super.visitMethodInvocation(call, none);
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void none) {
            found.addAll(lines(command(made)));
            return super.visitNewClass(made, none);
        }
    }

    /** The arguments that make the command; empty where the call starts nothing. */
    private List<? extends ExpressionTree> command(MethodInvocationTree call) {
        String name = name(call);
        String plain = name.substring(name.lastIndexOf('.') + 1);
        Integer first = starters.get(name);
        if (first == null && (name.equals(plain) || STARTERS.containsKey(plain))) {
            first = starters.get(plain);
        }
        List<? extends ExpressionTree> arguments = call.getArguments();
        return first == null || first >= arguments.size() ? List.of() : arguments.subList(first, arguments.size());
    }

    private static List<? extends ExpressionTree> command(NewClassTree made) {
        return made.getIdentifier().toString().equals("ProcessBuilder") ? made.getArguments() : List.of();
    }

    /** Each way to read the arguments: an argument that is a list is the whole command. */
    private List<List<String>> lines(List<? extends ExpressionTree> arguments) {
        if (arguments.isEmpty()) {
            return List.of();
        }
        List<List<String>> listed = listed(arguments.getFirst());
        return listed.isEmpty()
                ? List.of(arguments.stream().map(JavaStarts::word).toList())
                : listed;
    }

    /** The content of a list, stream or array; empty where the expression is a word or can't be followed. */
    private List<List<String>> listed(Tree expression) {
        if (!open.add(expression)) {
            return List.of();
        }
        try {
            return switch (expression) {
                case ParenthesizedTree inner -> listed(inner.getExpression());
                case ConditionalExpressionTree choice ->
                    Stream.of(choice.getTrueExpression(), choice.getFalseExpression())
                            .flatMap(each -> listed(each).stream())
                            .toList();
                case NewClassTree made
                when made.getArguments().size() == 1 ->
                    listed(made.getArguments().getFirst());
                case IdentifierTree name -> values(name.toString());
                case MethodInvocationTree call -> listed(call);
                default -> List.of();
            };
        } finally {
            open.remove(expression);
        }
    }

    private List<List<String>> listed(MethodInvocationTree call) {
        String name = name(call);
        List<? extends ExpressionTree> arguments = call.getArguments();
        if (name.equals("Stream.concat")) {
            List<List<String>> more = or(listed(arguments.get(1)));
            return listed(arguments.getFirst()).stream()
                    .flatMap(first -> more.stream().map(then -> joined(first, then)))
                    .toList();
        }
        if (isSequence(call)) {
            return lines(arguments);
        }
        if (isCopy(call)) {
            return listed(receiver(call));
        }
        return values(name + "()");
    }

    /** Whether the method returns a copy of its receiver as another kind of list. */
    private static boolean isCopy(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree select
                && !isSequence(call)
                && COPIES.contains(select.getIdentifier().toString());
    }

    private static Tree receiver(MethodInvocationTree copy) {
        return ((MemberSelectTree) copy.getMethodSelect()).getExpression();
    }

    private static boolean isSequence(MethodInvocationTree call) {
        return SEQUENCES.contains(name(call)) && !call.getArguments().isEmpty();
    }

    private static String name(MethodInvocationTree call) {
        return call.getMethodSelect().toString();
    }

    private static List<String> joined(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    private static List<List<String>> or(List<List<String>> lines) {
        return lines.isEmpty() ? List.of(List.of()) : lines;
    }

    private List<List<String>> values(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .flatMap(each -> listed(each).stream())
                .toList();
    }

    private static String word(Tree expression) {
        return switch (expression) {
            case LiteralTree literal when literal.getValue() instanceof String text -> text;
            case BinaryTree sum -> word(sum.getLeftOperand());
            default -> "";
        };
    }
}
