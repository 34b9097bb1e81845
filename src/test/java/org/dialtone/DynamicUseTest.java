package org.dialtone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A native image lacks whatever the running program finds by name, unless the build declares it. A class that calls one
 * of these methods declares what it reaches; this list names it with the test that checks the declaration.
 */
class DynamicUseTest {

    private static final Pattern DYNAMIC = Pattern.compile(String.join(
            "|",
            "java\\.lang\\.Class\\.(?:forName|newInstance|get(?:Declared)?(?:Constructors?|Methods?|Fields?)|getRecordComponents)",
            "java\\.lang\\.ClassLoader\\.loadClass",
            "java\\.lang\\.reflect\\.(?:Proxy|Constructor|Method|Field|Array)\\..+",
            "java\\.lang\\.invoke\\.MethodHandles\\$Lookup\\.(?:find|unreflect|define).*",
            "java\\.lang\\.foreign\\.(?:Linker\\.(?:downcallHandle|upcallStub)|SymbolLookup\\..+|Arena\\.ofShared)",
            "java\\.util\\.ServiceLoader\\..+",
            "java\\.util\\.ResourceBundle\\..+",
            "java\\.sql\\.DriverManager\\..+",
            "java\\.lang\\.(?:System|Runtime)\\.load(?:Library)?",
            "java\\.io\\.Object(?:Input|Output)Stream\\..+",
            "javax\\.naming\\..+",
            "java\\.nio\\.charset\\.Charset\\.(?:forName|isSupported|availableCharsets)",
            "java\\.nio\\.file\\.FileSystems\\.newFileSystem",
            "java\\.net\\.(?:URL\\.open.+|URI\\.toURL|spi\\..+)",
            "javax\\.xml\\.(?!stream\\.XMLStream).+(?<!XMLInputFactory\\.(?:setProperty|createXMLStreamReader))",
            "javax\\.management\\..+",
            "com\\.sun\\..+",
            "jdk\\..+",
            "java\\.util\\.Locale\\.(?:of|forLanguageTag|<init>|getAvailableLocales)",
            "java\\.text\\.(?!Normalizer|ParseException).+",
            "java\\.time\\.format\\.DateTimeFormatter\\.ofLocalized.*",
            "java\\.(?:time|util)\\..+\\.getDisplay.+",
            "com\\.fasterxml\\.jackson\\.databind\\..+",
            "io\\.vertx\\.core\\.json\\.JsonObject\\.(?:mapTo|mapFrom)",
            "org\\.bouncycastle\\.jce\\.provider\\..+",
            "java\\.security\\.(?:Security\\..+|Provider\\..+)",
            "sun\\..+",
            "java\\.lang\\.management\\..+"));
    /** The caller, the method that it calls, and the test that checks the declaration. */
    private static final Map<String, Set<String>> DECLARED = Map.of(
            "CLibrary",
                    Set.of( // CLibraryTest
                            "java.lang.foreign.Linker.downcallHandle", "java.lang.foreign.SymbolLookup.findOrThrow"),
            "EpochConnection",
                    Set.of( // EpochConnectionTest
                            "java.lang.reflect.Proxy.newProxyInstance",
                            "java.lang.reflect.Method.getName",
                            "java.lang.reflect.Method.invoke"),
            // The JDK's parser by new; its words on a fault are declared: PhoneFileTest
            "PhoneFile", Set.of("javax.xml.stream.XMLInputFactory.newDefaultFactory"),
            "ReadyServer",
                    Set.of( // It writes one record, which is registered for reflection: ReadyServerTest
                            "com.fasterxml.jackson.databind.ObjectMapper.<init>",
                            "com.fasterxml.jackson.databind.ObjectMapper.writeValueAsString"),
            "ViewJson",
                    Set.of(
                            "com.fasterxml.jackson.databind.ObjectMapper.addMixIn", // registered for reflection
                            // A serializer that is built with new, and found by the class of what it writes.
                            "com.fasterxml.jackson.databind.JsonSerializer.<init>",
                            "com.fasterxml.jackson.databind.ObjectMapper.registerModule",
                            "com.fasterxml.jackson.databind.module.SimpleModule.<init>",
                            "com.fasterxml.jackson.databind.module.SimpleModule.addSerializer")); // ViewJsonTest

    @Test
    void everyClassFoundByItsNameIsDeclared() {
        Map<String, Set<String>> found = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.dialtone").stream()
                        .flatMap(each -> each.getAccessesFromSelf().stream())
                        .filter(access -> DYNAMIC.matcher(target(access)).matches())
                        .collect(Collectors.groupingBy(
                                access -> outermost(access.getOriginOwner()),
                                TreeMap::new,
                                Collectors.mapping(DynamicUseTest::target, Collectors.toCollection(TreeSet::new))));
        assertEquals(new TreeMap<>(DECLARED), found);
    }

    private static String target(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(DynamicUseTest::outermost).orElse(type.getSimpleName());
    }
}
