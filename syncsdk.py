"""The command `syncsdk`, outside of the package `sync`: Ctrl-C may come while that is imported."""


def main() -> int:
    try:
        from sync.cli import main

        return main()
    except KeyboardInterrupt:
        return 130
