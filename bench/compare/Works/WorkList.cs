namespace WeightInit.Compare;

/// <summary>What a .NET worker can be asked to do, by name: each makes, for a number of elements, the action that is timed.</summary>
internal sealed partial class WorkList
{
    private readonly Dictionary<string, Func<long, Action>> _works = [];

    internal WorkList()
    {
        AddPeers();
        AddNative();
        AddLibraries();
        AddMatrices();
    }

    /// <summary>The action of a work, ready to be timed.</summary>
    internal Action this[string name, long count] =>
        _works.TryGetValue(name, out Func<long, Action>? make) ? make(count) : throw new ArgumentException($"no work is called {name}");

    private void Add(string name, Func<long, Action> make) => _works.Add(name, make);
}
