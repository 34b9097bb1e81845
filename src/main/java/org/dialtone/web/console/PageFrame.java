package org.dialtone.web.console;

import io.quarkus.qute.TemplateData;
import java.util.List;

/**
 * What every page shows around its content. The layout is no checked template, so what it reads must be asked for to be in a native image.
 *
 * @param user    who is logged in, or null
 * @param release which Dialtone this is; told to those who are logged in
 * @param alarms  what the operator must know on every page
 */
@TemplateData
public record PageFrame(String site, String user, String release, List<String> alarms) {}
