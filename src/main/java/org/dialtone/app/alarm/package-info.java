/** How alarms are kept, watched for, and sent out of the box. Uses what {@code app} may use, and {@code app}. */
package org.dialtone.app.alarm;
