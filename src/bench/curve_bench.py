#!/usr/bin/env python3
"""Measures what the DHCP engine alone spends on a client while it holds 1,000 to 100,000 leases; needs no root and no network."""
import os
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CLASSPATH = 'target/bench-classpath'
MAVEN = ['mvn', '-B', '-q', 'test-compile', 'dependency:build-classpath', '-Dmdep.includeScope=test', f'-Dmdep.outputFile={CLASSPATH}']


def main():
    os.chdir(ROOT)
    subprocess.run(MAVEN, check=True)
    with open(CLASSPATH, encoding='utf-8') as file:
        path = f'target/test-classes:target/classes:{file.read().strip()}'
    subprocess.run([os.path.join(os.environ['JAVA_HOME'], 'bin/java'), '-XX:+UseSerialGC', '-cp', path, 'org.dialtone.dhcp.DhcpCurve'], check=True)


if __name__ == '__main__':
    main()
