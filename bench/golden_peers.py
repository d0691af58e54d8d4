"""What one peer gives for the inputs of golden.py, run in an environment that holds that peer and not us."""

import json
import math
import sys
from importlib.metadata import version
from typing import Any  # Any: JSON

Inputs = dict[str, Any]


def crowd_kit(given: Inputs) -> Inputs:
    import pandas as pd
    from crowdkit.aggregation import DawidSkene, MajorityVote

    frame = pd.DataFrame(given["votes"], columns=["task", "worker", "label"])
    names, values = sorted(frame.task.unique()), sorted(frame.label.unique())

    def table(found: pd.DataFrame) -> list[list[float]]:
        return found.reindex(index=names, columns=values).fillna(0).to_numpy().tolist()

    ds = DawidSkene(n_iter=given["rounds"], tol=0).fit(frame)
    people = sorted(frame.worker.unique())
    said = [[[float(ds.errors_[true].get((who, said), 0)) for said in values] for true in values]
            for who in people]  # fmt: skip
    return {
        "vote_shares": table(MajorityVote().fit(frame).probas_),
        "dawid_skene": table(ds.probas_),
        "dawid_skene_tables": said,
    }


def krippendorff_(given: Inputs) -> Inputs:
    import krippendorff
    import numpy as np

    matrix = np.array(given["gaps"], dtype=float)
    return {
        level: float(krippendorff.alpha(reliability_data=matrix.T, level_of_measurement=level))
        for level in ("nominal", "ordinal", "interval", "ratio")
    }


def irr_cac(given: Inputs) -> Inputs:
    import numpy as np
    import pandas as pd
    from irrCAC.raw import CAC

    frame, full = (pd.DataFrame(np.array(given[name], dtype=float)) for name in ("gaps", "full"))

    def coefficient(table: pd.DataFrame, statistic: str, weights: str = "identity") -> float:
        return float(getattr(CAC(table, weights=weights, digits=15), statistic)()["est"]["coefficient_value"])

    return {
        "ac1": coefficient(frame, "gwet"),
        "ac2_linear": coefficient(frame, "gwet", "linear"),
        "ac2_quadratic": coefficient(frame, "gwet", "quadratic"),
        "fleiss": coefficient(full, "fleiss"),
        "alpha_nominal": coefficient(frame, "krippendorff"),
        "alpha_interval": coefficient(frame, "krippendorff", "quadratic"),
    }


def choix_(given: Inputs) -> Inputs:
    import choix

    clear = [(won, lost) for won, lost, is_tie in given["pairs"] if not is_tie]
    how = {"alpha": given["prior"] / 2, "method": "Newton-CG", "tol": 1e-14}
    return {
        "bradley_terry": choix.opt_pairwise(given["models"], clear, **how).tolist(),
        "plackett_luce": choix.opt_rankings(given["models"], given["rankings"], **how).tolist(),
    }


def arena_rank(given: Inputs) -> Inputs:
    import pandas as pd
    from arena_rank.models.bradley_terry import BradleyTerry
    from arena_rank.utils.data_utils import PairDataset

    rows = [(str(a), str(b), "tie" if tie else "model_a") for a, b, tie in given["pairs"]]
    pairs = PairDataset.from_pandas(pd.DataFrame(rows, columns=["model_a", "model_b", "winner"]))
    model = BradleyTerry(
        len(pairs.competitors), scale=1.0, base=math.e, init_rating=0.0, ftol=0.0, gtol=1e-15
    )
    found = model.compute_ratings_and_cis(pairs)
    scores = dict(zip(found["competitors"], map(float, found["ratings"]), strict=True))
    return {"bradley_terry_with_ties_as_halves": [scores[str(at)] for at in range(given["models"])]}


def statsmodels_(given: Inputs) -> Inputs:
    import numpy as np
    from statsmodels.stats.inter_rater import aggregate_raters, cohens_kappa, fleiss_kappa
    from statsmodels.stats.proportion import proportion_confint

    full = np.array(given["full"])
    table = np.array(given["cross"])
    return {
        "fleiss": float(fleiss_kappa(aggregate_raters(full)[0])),
        "cohen": float(cohens_kappa(table).kappa),
        "cohen_linear": float(cohens_kappa(table, wt="linear").kappa),
        "cohen_quadratic": float(cohens_kappa(table, wt="quadratic").kappa),
        "wilson": [list(map(float, proportion_confint(*each, method="wilson"))) for each in given["shares"]],
    }


def pingouin_(given: Inputs) -> Inputs:
    import pandas as pd
    import pingouin

    rows = [(item, rater, score) for item, row in enumerate(given["full"]) for rater, score in enumerate(row)]
    frame = pd.DataFrame(rows, columns=["item", "rater", "score"])
    found = pingouin.intraclass_corr(frame, targets="item", raters="rater", ratings="score")
    return {"icc": found["ICC"].map(float).tolist()}


def scikit_learn(given: Inputs) -> Inputs:
    from scipy.stats import binomtest, kendalltau, spearmanr
    from sklearn.metrics import cohen_kappa_score

    first, second = zip(*[row[:2] for row in given["full"]], strict=True)
    left, right = given["orders"]
    return {
        "cohen": float(cohen_kappa_score(first, second)),
        "cohen_linear": float(cohen_kappa_score(first, second, weights="linear")),
        "cohen_quadratic": float(cohen_kappa_score(first, second, weights="quadratic")),
        "kendall": float(kendalltau(left, right).statistic),
        "spearman": float(spearmanr(left, right).statistic),
        "sign_test": [float(binomtest(k, n).pvalue) for k, n in given["shares"]],
    }


RUNS = {
    "crowd-kit": (crowd_kit, ["crowd-kit", "pandas"]),
    "krippendorff": (krippendorff_, ["krippendorff"]),
    "irrCAC": (irr_cac, ["irrCAC"]),
    "choix": (choix_, ["choix", "scipy"]),
    "arena-rank": (arena_rank, ["arena-rank", "jax"]),
    "statsmodels": (statsmodels_, ["statsmodels"]),
    "pingouin": (pingouin_, ["pingouin"]),
    "scikit-learn": (scikit_learn, ["scikit-learn", "scipy"]),
}

if __name__ == "__main__":
    run, packages = RUNS[sys.argv[1]]
    found = run(json.load(sys.stdin))
    print(json.dumps({"versions": {each: version(each) for each in packages}, "found": found}))
