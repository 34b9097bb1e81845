/** What every room of the edge knows of the box: its settings, what health says of it, read-only views of the engines. */
package org.dialtone.edge.box;
