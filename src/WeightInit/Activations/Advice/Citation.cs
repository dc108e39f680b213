namespace WeightInit;

/// <summary>Where something is written.</summary>
/// <param name="Authors">The authors' family names.</param>
/// <param name="Year">The year.</param>
/// <param name="Title">The title.</param>
/// <param name="Place">Where in the paper: the equation or the section.</param>
public sealed record Citation(string Authors, int Year, string Title, string Place)
{
    /// <summary>Authors year, "title", place.</summary>
    public override string ToString() => FormattableString.Invariant($"{Authors} {Year}, \"{Title}\", {Place}");

    internal static Citation Glorot(string place) =>
        new("Glorot, Bengio", 2010, "Understanding the difficulty of training deep feedforward neural networks", place);

    internal static Citation He(string place) =>
        new("He, Zhang, Ren, Sun", 2015, "Delving Deep into Rectifiers", place);

    internal static Citation Klambauer(string place) =>
        new("Klambauer, Unterthiner, Mayr, Hochreiter", 2017, "Self-Normalizing Neural Networks", place);

    internal static Citation Schoenholz(string place) =>
        new("Schoenholz, Gilmer, Ganguli, Sohl-Dickstein", 2017, "Deep Information Propagation", place);
}
