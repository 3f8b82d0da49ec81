//! Lists of groups per entity, packed into two arrays.

/// The groups of each entity.
#[derive(Debug, Clone, Default)]
pub(crate) struct Csr {
    starts: Vec<u32>,
    groups: Vec<u32>,
}

impl Csr {
    /// Packs one list per entity.
    pub(crate) fn new(lists: impl IntoIterator<Item = impl AsRef<[u32]>>) -> Self {
        let mut csr = Self::default();
        for list in lists {
            csr.push(list.as_ref());
        }
        csr
    }

    /// Adds the groups of one more entity.
    pub(crate) fn push(&mut self, list: &[u32]) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.groups.extend_from_slice(list);
        let end = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        self.starts.push(end);
    }

    /// Forgets all entities.
    pub(crate) fn clear(&mut self) {
        self.starts.clear();
        self.groups.clear();
    }

    /// Returns the groups of an entity; none for one that is not known.
    #[inline]
    pub(crate) fn of(&self, entity: usize) -> &[u32] {
        match (self.starts.get(entity), self.starts.get(entity + 1)) {
            (Some(start), Some(end)) => &self.groups[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// Returns the number of entities.
    pub(crate) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Tells whether no entity has a group.
    pub(crate) fn is_void(&self) -> bool {
        self.groups.is_empty()
    }

    /// Returns the same lists with other numbers for the groups; those without are left out.
    pub(crate) fn renumbered(&self, to: &[Option<u32>]) -> Self {
        Self::new((0..self.len()).map(|entity| {
            let mut list: Vec<u32> = self
                .of(entity)
                .iter()
                .filter_map(|group| to[*group as usize])
                .collect();
            list.sort_unstable();
            list
        }))
    }
}
