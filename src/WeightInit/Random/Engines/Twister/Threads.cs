namespace WeightInit;

/// <summary>Several threads that all run at once, as parts need it that wait for one another.</summary>
internal static class Threads
{
    /// <summary>Runs every part, the first one here, and returns when all are done.</summary>
    /// <exception cref="AggregateException">A part failed.</exception>
    internal static void Run(int parts, Action<int> run)
    {
        Exception?[] faults = new Exception?[parts];
        Thread[] others = new Thread[parts - 1];
        for (int i = 0; i < others.Length; i++)
        {
            int part = i + 1;
            others[i] = new Thread(() => Guarded(part), maxStackSize: 1 << 20) { IsBackground = true };
            others[i].Start();
        }

        Guarded(0);
        foreach (Thread other in others)
            other.Join();
        if (faults.Any(fault => fault is not null))
            throw new AggregateException(faults.OfType<Exception>());

        void Guarded(int part)
        {
            try
            {
                run(part);
            }
            catch (Exception fault)
            {
                faults[part] = fault;
            }
        }
    }
}
