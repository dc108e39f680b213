namespace WeightInit.FullModels;

/// <summary>Work taken in order by as many threads as there are cores.</summary>
internal static class ParallelRun
{
    internal static void Each<T, TLocal>(IEnumerable<T> items, Func<TLocal> local, Action<T, TLocal> work)
    {
        using IEnumerator<T> next = items.GetEnumerator();
        Lock guard = new();
        Thread[] threads = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Run))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();

        void Run()
        {
            TLocal own = local();
            while (true)
            {
                T item;
                lock (guard)
                {
                    if (!next.MoveNext())
                        return;
                    item = next.Current;
                }

                work(item, own);
            }
        }
    }
}
