@rem Scripts in package.json begin with "exec", so that the shell hands its place to Node: Ctrl-C reaches it once, and
@rem its exit code is npm's. Where cmd is the shell, which knows no exec and looks in this folder first, this stands in.
@%*
