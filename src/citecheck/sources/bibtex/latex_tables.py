"""What LaTeX commands print. Source: the LaTeX kernel, textcomp and biblatex manuals; Unicode names."""

from __future__ import annotations

ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "C": "\u030f",
    "f": "\u0311",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
}
"""Command -> the combining character that goes after the letter."""

SYMBOLS = {
    "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø",
    "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "ng": "ŋ", "NG": "Ŋ", "S": "§", "P": "¶", "pounds": "£", "euro": "€", "texteuro": "€", "textsterling": "£",
    "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "textdegree": "°",
    "dag": "†", "ddag": "‡", "textdagger": "†", "ldots": "…", "dots": "…", "textellipsis": "…",
    "textendash": "–", "textemdash": "—", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
    "textunderscore": "_", "textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}", "textbar": "|",
    "textless": "<", "textgreater": ">", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": '"', "textasciigrave": "`", "quotedblbase": "„",
    "quotesinglbase": "‚", "glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»", "guillemotleft": "«",
    "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»", "guilsinglleft": "‹", "guilsinglright": "›",
    "textexclamdown": "¡", "textquestiondown": "¿", "textbullet": "•", "textperiodcentered": "·", "textmu": "µ",
    "textohm": "Ω", "textonehalf": "½", "textsection": "§", "textparagraph": "¶", "textsurd": "√", "TeX": "TeX",
    "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "slash": "/", "hyphen": "-",
    "space": " ", "quad": " ", "qquad": " ", "thinspace": " ", "enspace": " ", "nobreakspace": " ", "newline": " ",
    "autocap": "", "relax": "", "protect": "", "allowbreak": "", "break": "", "null": "", "strut": "",
    "textminus": "−", "textpm": "±", "texttimes": "×", "textdiv": "÷", "numero": "№", "textnumero": "№",
    "cyrchar": "", "hyp": "-", "fshyp": "/", "amp": "&", "textdollar": "$", "textpercent": "%",
    "textampersand": "&", "textordfeminine": "ª", "textordmasculine": "º", "textcent": "¢", "textyen": "¥",
}  # fmt: skip
"""Command -> what it prints, outside mathematics."""

MATHEMATICS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ",
    "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "varGamma": "Γ", "pm": "±", "times": "×",
    "cdot": "·", "cdotp": "·", "circ": "°", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "approx": "≈",
    "sim": "∼", "equiv": "≡", "infty": "∞", "partial": "∂", "sum": "∑", "prod": "∏", "int": "∫", "sqrt": "√", "in": "∈",
    "subset": "⊂", "cup": "∪", "cap": "∩", "to": "→", "rightarrow": "→", "leftarrow": "←", "Rightarrow": "⇒",
    "langle": "⟨", "rangle": "⟩", "ell": "ℓ", "neg": "¬", "forall": "∀", "exists": "∃", "prime": "′", "star": "⋆",
    "ast": "∗", "cdots": "⋯", "Box": "□", "Diamond": "◇", "wedge": "∧", "vee": "∨", "oplus": "⊕", "otimes": "⊗",
}  # fmt: skip
"""Command -> what it prints; TeX allows these in mathematics only, authors of ``.bib`` files everywhere."""

SILENT = frozenset(
    [
        "em", "it", "bf", "sc", "sl", "tt", "rm", "sf", "up", "md", "bfseries", "itshape", "scshape", "slshape",
        "ttfamily", "rmfamily", "sffamily", "upshape", "mdseries", "normalfont", "emph", "textit", "textbf", "textsc",
        "textsl", "texttt", "textrm", "textsf", "textup", "textmd", "textnormal", "mathrm", "mathbf", "mathit",
        "mathcal", "mathbb", "mathsf", "mathfrak", "ensuremath", "mbox", "hbox", "text", "uppercase", "lowercase",
        "MakeUppercase", "MakeLowercase", "bibcyr", "boldsymbol", "operatorname", "underline", "path", "url",
        "nolinkurl", "verb", "mkbibemph", "mkbibbold", "mkbibitalic", "mkbibparens", "natexlab", "cite", "textcite",
        "parencite", "bibnamefont", "bibfnamefont", "BibitemShut", "textsubscript", "textsuperscript", "left", "right",
        "displaystyle", "textstyle", "small", "large", "tiny",
    ]
)  # fmt: skip
"""Commands that only change how their argument looks."""

FIRST_ARGUMENT_UNPRINTED = frozenset(
    [
        "href", "foreignlanguage", "bibinfo", "textcolor", "color", "hspace", "vspace", "vphantom", "hphantom",
        "phantom", "noopsort", "selectlanguage", "label", "hskip", "bibliographystyle",
    ]
)  # fmt: skip
"""Commands whose first argument is an address, a language or a measure."""

QUOTATIONS = {"enquote": ("“", "”"), "mkbibquote": ("“", "”"), "textquote": ("“", "”"), "mkbibbrackets": ("[", "]")}
"""Commands that print something around their argument."""

SUPERSCRIPTS = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
SCRIPTABLE = {"^": frozenset("0123456789+-=()ni"), "_": frozenset("0123456789+-=()")}
"""What Unicode has as a raised or lowered character."""
