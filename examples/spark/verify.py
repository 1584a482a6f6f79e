"""Runs `standfirst verify` over a data set in Spark: one standfirst a partition, as many at once as there are cores.

    python verify.py ROWS RESULTS [--standfirst PROGRAM] [--master MASTER]
    spark-submit verify.py ROWS RESULTS

ROWS is a file or folder of JSON lines {"id", "claim", "source"}, wherever Spark can read; RESULTS a folder that is not
there yet, for the lines that `standfirst verify` prints: in the order of ROWS, within its files and among them.
PROGRAM has to be in the same place on every worker.

Exit status: 0, or 2 where something could not be done; rows that are none yield {"id", "error"} and are counted.
"""

import argparse
import json
import os
import shlex
import shutil
import sys


def main():
    arguments = parse_arguments()
    missing = what_is_missing(arguments.standfirst)
    if missing:
        sys.exit(complain(missing))
    from py4j.protocol import Py4JJavaError
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("standfirst verify").master(arguments.master).getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    try:
        return verify(spark.sparkContext, arguments)
    except Py4JJavaError as error:
        # Rows that are not there, results that are there already, a standfirst that does not start.
        return complain(error.java_exception.getMessage())
    finally:
        spark.stop()


def parse_arguments():
    parser = argparse.ArgumentParser(description="Runs `standfirst verify` over a data set in Spark.")
    parser.add_argument("rows", help='JSON lines {"id", "claim", "source"}: a file or a folder')
    parser.add_argument("results", help="a folder that is not there yet")
    parser.add_argument("--standfirst", default="standfirst", help="the program, on every worker")
    parser.add_argument("--master", default="local[*]", help="where Spark runs [default: here, on all cores]")
    return parser.parse_args()


def what_is_missing(standfirst):
    """What has to be installed first, or nothing."""
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        return "Spark needs Java 17 or later: on Debian, apt install default-jre-headless"
    try:
        import pyspark  # noqa: F401
    except ImportError:
        return "there is no Spark in this Python: pip install pyspark"
    if not shutil.which(standfirst):
        return f"there is no {standfirst}: cargo install --path . in Standfirst's repository, or name it with --standfirst"
    return None


def complain(reason):
    print(f"verify.py: {reason}", file=sys.stderr)
    return 2


def verify(context, arguments):
    rows = context.textFile(arguments.rows, context.defaultParallelism)
    # `pipe` splits this as a shell does, and hands no PATH on. Each standfirst keeps to one core: Spark uses the others.
    command = f"{shlex.quote(shutil.which(arguments.standfirst))} verify"
    results = rows.pipe(command, env={"RAYON_NUM_THREADS": "1"})
    results.saveAsTextFile(arguments.results)

    asked, answered = rows.count(), context.textFile(arguments.results).count()
    if asked != answered:
        return complain(f"{asked} rows, but {answered} results: a standfirst broke off")
    errors = context.textFile(arguments.results).filter(is_error).count()
    print(f"{asked} rows, {errors} of them with an error")
    return 2 if errors else 0


def is_error(line):
    return "error" in json.loads(line)


if __name__ == "__main__":
    sys.exit(main())
